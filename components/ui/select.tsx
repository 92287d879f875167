"use client";
import { Select as Base } from "@base-ui/react/select";
import clsx from "clsx";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { useSay } from "#components/language/say.tsx";
import { uiWords } from "#lib/language/ui.ts";
import { controlClass } from "./input.tsx";

export interface SelectItem<V extends string> {
  value: V;
  label: string;
  /** A second, quieter line. */
  hint?: string | undefined;
  icon?: ReactNode;
}

export interface SelectProps<V extends string> {
  items: readonly SelectItem<V>[];
  value: V | null;
  onValueChange: (value: V) => void;
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  /** Needed where no Field gives it a label. */
  label?: string;
  size?: "sm" | "md";
  className?: string;
}

export function Select<V extends string>({
  items,
  value,
  onValueChange,
  placeholder,
  name,
  disabled,
  label,
  size = "md",
  className,
}: SelectProps<V>) {
  const say = useSay();
  return (
    <Base.Root
      items={items.map((item) => ({ value: item.value, label: item.label }))}
      value={value}
      onValueChange={(next) => next !== null && onValueChange(next)}
      {...(name === undefined ? {} : { name })}
      {...(disabled === undefined ? {} : { disabled })}
    >
      <Base.Trigger
        aria-label={label}
        className={clsx(
          controlClass,
          "flex items-center justify-between gap-2 text-left data-popup-open:border-focus",
          size === "sm" ? "h-7 text-sm" : "h-8",
          className,
        )}
      >
        <Base.Value placeholder={placeholder ?? say(uiWords.choose)} className="truncate data-placeholder:text-faint" />
        <Base.Icon className="text-faint">
          <ChevronsUpDown aria-hidden className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="floats max-h-(--available-height) min-w-(--anchor-width) max-w-96 overflow-y-auto rounded-lg bg-raised p-1 shadow-float outline-none">
            {items.map((item) => (
              <Base.Item
                key={item.value}
                value={item.value}
                className="grid grid-cols-[1fr_1rem] items-center gap-x-3 rounded-md px-2 py-1.5 text-sm text-ink outline-none data-highlighted:bg-hover"
              >
                <span className="flex min-w-0 items-center gap-2">
                  {item.icon}
                  <span className="min-w-0">
                    <Base.ItemText>{item.label}</Base.ItemText>
                    {item.hint ? <span className="block text-xs text-muted">{item.hint}</span> : null}
                  </span>
                </span>
                <Base.ItemIndicator>
                  <Check aria-hidden className="size-4 text-accent" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
