"use client";
import { useFieldControl } from "./use-field-control.ts";

export interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Needed where no Field gives it a label. */
  label?: string;
  name?: string;
  disabled?: boolean;
}

export function Switch({ checked, onCheckedChange, label, name, disabled }: SwitchProps) {
  const { name: fieldName, "aria-invalid": _, ...field } = useFieldControl(label !== undefined);
  const sent = name ?? fieldName;
  return (
    <>
      <button
        {...field}
        type="button"
        role="switch"
        aria-checked={checked}
        aria-label={label}
        disabled={disabled}
        {...(checked ? { "data-checked": "" } : {})}
        onClick={() => onCheckedChange(!checked)}
        className="group/switch relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-0.5 transition-colors disabled:opacity-50 data-checked:border-accent data-checked:bg-accent"
      >
        <span className="size-3.5 rounded-full bg-faint transition-[translate,background-color] group-data-checked/switch:translate-x-4 group-data-checked/switch:bg-on-accent" />
      </button>
      {sent !== undefined && checked ? <input type="hidden" name={sent} value="on" /> : null}
    </>
  );
}
