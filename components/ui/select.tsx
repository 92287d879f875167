"use client";
import clsx from "clsx";
import { Check, ChevronsUpDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { uiWords } from "#lib/language/ui.ts";
import { Floating } from "./floating.tsx";
import { controlClass } from "./input.tsx";
import { useTypedAhead } from "./typed-ahead.ts";
import { useFieldControl } from "./use-field-control.ts";

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

/** The keyboard stays on the button, which says which row is the one that Enter takes. */
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
  const list = useId();
  const { name: fieldName, ...field } = useFieldControl(label !== undefined);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const chosen = items.findIndex((item) => item.value === value);
  const [at, setAt] = useState(chosen);
  const find = useTypedAhead();
  const show = () => {
    setAt(Math.max(0, chosen));
    setOpen(true);
  };
  const take = (index: number) => {
    setOpen(false);
    const item = items[index];
    if (item && item.value !== value) onValueChange(item.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = items.length - 1;
    if (!open && ["ArrowDown", "ArrowUp", "Enter", " "].includes(event.key)) show();
    else if (open && event.key === "ArrowDown") setAt(Math.min(last, at + 1));
    else if (open && event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (open && event.key === "Home") setAt(0);
    else if (open && event.key === "End") setAt(last);
    else if (open && event.key === "Enter") take(at);
    else if (open && event.key === "Tab") return take(at);
    else {
      const found = find(
        event,
        items.map((item) => item.label),
        open ? at : chosen,
      );
      if (found === null) {
        if (!open || event.key !== " ") return;
        take(at);
      } else if (found >= 0) {
        if (open) setAt(found);
        else take(found);
      }
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = items[chosen];
  return (
    <>
      <button
        {...field}
        ref={button}
        type="button"
        role="combobox"
        disabled={disabled}
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? `${list}${at}` : undefined}
        {...(open ? { "data-popup-open": "" } : {})}
        onClick={() => (open ? setOpen(false) : show())}
        onKeyDown={onKeyDown}
        className={clsx(
          controlClass,
          "flex items-center justify-between gap-2 text-left data-popup-open:border-focus",
          size === "sm" ? "h-7 text-sm" : "h-8",
          className,
        )}
      >
        <span className={clsx("truncate", !shown && "text-faint")}>{shown?.label ?? placeholder ?? say(uiWords.choose)}</span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
      </button>
      {(name ?? fieldName) === undefined ? null : <input type="hidden" name={name ?? fieldName} value={value ?? ""} />}
      {open && button.current ? (
        <Floating anchor={button.current} align="start" onClose={() => setOpen(false)}>
          <Rows
            id={list}
            items={items}
            value={value}
            at={at}
            label={label}
            labelledBy={field["aria-labelledby"]}
            onPoint={setAt}
            onTake={take}
          />
        </Floating>
      ) : null}
    </>
  );
}

interface RowsProps {
  id: string;
  items: readonly SelectItem<string>[];
  value: string | null;
  at: number;
  label: string | undefined;
  labelledBy: string | undefined;
  onPoint: (index: number) => void;
  onTake: (index: number) => void;
}

function Rows({ id, items, value, at, label, labelledBy, onPoint, onTake }: RowsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={label}
      aria-labelledby={labelledBy}
      // the keyboard stays on the button
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      className="floats max-h-(--available-height) min-w-(--anchor-width) max-w-96 overflow-y-auto rounded-lg bg-raised p-1 shadow-float outline-none"
    >
      {items.map((item, i) => (
        // the button's keys take it
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={item.value}
          id={`${id}${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={item.value === value}
          onPointerMove={() => onPoint(i)}
          onClick={() => onTake(i)}
          className={clsx(
            "grid cursor-default select-none grid-cols-[1fr_1rem] items-center gap-x-3 rounded-md px-2 py-1.5 text-sm text-ink outline-none",
            i === at && "bg-hover",
          )}
        >
          <span className="flex min-w-0 items-center gap-2">
            {item.icon}
            <span className="min-w-0">
              <span>{item.label}</span>
              {item.hint ? <span className="block text-xs text-muted">{item.hint}</span> : null}
            </span>
          </span>
          {item.value === value ? <Check aria-hidden className="size-4 text-accent" /> : null}
        </div>
      ))}
    </div>
  );
}
