"use client";
/** Several values: those that are known by their boxes, others typed one after another. */
import { X } from "lucide-react";
import { useState } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { controlClass } from "#components/ui/input.tsx";
import type { ComparedField } from "#lib/flow/condition/choices.ts";
import type { Literal } from "#lib/flow/condition/model.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { builderWords } from "#lib/language/condition.ts";
import { useBuilding } from "./context.ts";
import { literalFrom, shownNumber } from "./number-text.ts";

export interface ValueListProps {
  values: readonly Literal[];
  field: ComparedField & { valueWords?: FieldInScope["valueWords"] };
  sample: unknown;
  onChange: (values: readonly Literal[]) => void;
}

const shownOf = (value: Literal): string =>
  value.kind === "text" ? value.text : value.kind === "number" ? shownNumber(value.number) : String(value.flag);

export function ValueList({ values, field, sample, onChange }: ValueListProps) {
  const say = useSay();
  const locale = useLocale();
  const { onBlur } = useBuilding();
  const [typed, setTyped] = useState("");
  if (field.values)
    return (
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5 rounded-md border border-line-strong bg-raised px-2.5 py-1.5">
        <legend className="sr-only">{say(builderWords.value)}</legend>
        {field.values.map((each) => (
          <label key={each} className="flex items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              className="size-3.5 accent-accent"
              checked={values.some((value) => shownOf(value) === each)}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...values, { kind: "text", text: each }] : values.filter((value) => shownOf(value) !== each),
                )
              }
            />
            {field.valueWords?.[each]?.[locale] ?? each}
          </label>
        ))}
      </fieldset>
    );
  const take = () => {
    const text = typed.trim();
    setTyped("");
    if (text !== "" && !values.some((value) => shownOf(value) === text)) onChange([...values, literalFrom(text, field, sample)]);
  };
  return (
    <div
      className={`${controlClass} flex min-h-8 flex-wrap items-center gap-1 px-1! py-[3px] focus-within:border-focus focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus`}
    >
      {values.map((value, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value stands where it stands, and may be there twice
        <span key={i} className="flex max-w-full items-center rounded-sm bg-sunken pl-1.5 text-sm">
          <span className="truncate">{shownOf(value)}</span>
          <button
            type="button"
            aria-label={say(builderWords.removeValue, { value: shownOf(value) })}
            className="flex size-6 items-center justify-center rounded-sm text-faint hover:text-ink"
            onClick={() => onChange(values.filter((_, at) => at !== i))}
          >
            <X aria-hidden className="size-3" />
          </button>
        </span>
      ))}
      <input
        aria-label={say(builderWords.value)}
        placeholder={values.length === 0 ? say(builderWords.addValue) : ""}
        autoComplete="off"
        className="h-6 min-w-20 flex-1 bg-transparent px-1.5 text-sm outline-none"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" || event.key === "," || event.key === "，") {
            event.preventDefault();
            take();
          } else if (event.key === "Backspace" && typed === "") onChange(values.slice(0, -1));
        }}
        onBlur={() => {
          take();
          onBlur();
        }}
      />
    </div>
  );
}
