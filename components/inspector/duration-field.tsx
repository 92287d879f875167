"use client";
/** A length of time as people say it: a number and a unit. */
import { useState } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { type DurationUnit, durationOf, durationUnits, readDuration } from "#lib/commerce/duration.ts";
import { unitWords } from "#lib/language/duration.ts";
import { formWords } from "#lib/language/inspector.ts";
import { renderWords } from "#lib/language/render.ts";

export interface DurationFieldProps {
  id?: string | undefined;
  label: string;
  value: string;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  onChange: (value: string) => void;
  onBlur: () => void;
}

export function DurationField({ id, label, value, describedBy, invalid, disabled, onChange, onBlur }: DurationFieldProps) {
  const say = useSay();
  const locale = useLocale();
  const read = readDuration(value);
  // the unit stays as it was chosen, also while there is no number
  const [chosen, setChosen] = useState<DurationUnit>(read?.unit ?? "hour");
  const unit = read?.unit ?? chosen;
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    const plain = text.normalize("NFKC").replace(",", ".").trim();
    setChosen(unit);
    if (plain === "") onChange("");
    else onChange(/^\d+(\.\d+)?$/.test(plain) ? durationOf(Number(plain), unit) : plain);
  };
  return (
    <div className="flex items-center gap-2">
      <Input
        id={id}
        inputMode="decimal"
        className="w-24!"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        disabled={disabled}
        value={typed ?? (read ? String(read.n) : value)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          setTyped(null);
          onBlur();
        }}
      />
      <Select
        label={say(formWords.unit)}
        className="w-32!"
        value={unit}
        {...(disabled === undefined ? {} : { disabled })}
        onValueChange={(next) => {
          setChosen(next);
          setTyped(null);
          if (read) onChange(durationOf(read.n, next));
        }}
        items={durationUnits.map((each) => ({ value: each, label: renderWords(unitWords[each], locale, { n: read?.n ?? 2 }) }))}
      />
    </div>
  );
}
