"use client";
import { Switch as Base } from "@base-ui/react/switch";

export interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Needed where no Field gives it a label. */
  label?: string;
  name?: string;
  disabled?: boolean;
}

export function Switch({ checked, onCheckedChange, label, name, disabled }: SwitchProps) {
  return (
    <Base.Root
      checked={checked}
      onCheckedChange={(next) => onCheckedChange(next)}
      aria-label={label}
      {...(name === undefined ? {} : { name })}
      {...(disabled === undefined ? {} : { disabled })}
      className="relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-0.5 transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
    >
      <Base.Thumb className="size-3.5 rounded-full bg-faint transition-[translate,background-color] data-checked:translate-x-4 data-checked:bg-on-accent" />
    </Base.Root>
  );
}
