"use client";
import { useId } from "react";

export interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  items: readonly { value: V; label: string; hint: string }[];
  onChange: (value: V) => void;
}

/** Two or three ways, each with what it means. */
export function Choice<V extends string>({ label, value, items, onChange }: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="sr-only">{label}</legend>
      {items.map((item) => (
        <label
          key={item.value}
          className="flex items-start gap-2.5 rounded-lg border border-line px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name={name}
            value={item.value}
            checked={item.value === value}
            onChange={() => onChange(item.value)}
            className="mt-[3px] size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="block font-medium text-sm">{item.label}</span>
            <span className="block text-pretty text-muted text-sm">{item.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
