"use client";
/** A list of days, added by the date and taken away one by one. */
import { X } from "lucide-react";
import { useState } from "react";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { openingWords } from "#lib/language/opening.ts";
import { limits } from "#lib/limits.ts";

export interface DateListProps {
  label: string;
  hint: string;
  dates: readonly string[];
  disabled: boolean;
  onChange: (dates: string[]) => void;
}

export function DateList({ label, hint, dates, disabled, onChange }: DateListProps) {
  const say = useSay();
  const tag = useLanguageTag();
  const [typed, setTyped] = useState("");
  const format = new Intl.DateTimeFormat(tag, { weekday: "short", year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });
  const shown = (date: string) => format.format(Date.parse(`${date}T00:00:00Z`));
  const add = () => {
    onChange([...new Set([...dates, typed])].sort());
    setTyped("");
  };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field label={label} hint={hint}>
        <div className="flex gap-2">
          <Input
            type="date"
            disabled={disabled || dates.length >= limits.calendarDatesMax}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {disabled ? null : (
            <Button disabled={!/^\d{4}-\d{2}-\d{2}$/.test(typed)} onClick={add}>
              {say(openingWords.addDate)}
            </Button>
          )}
        </div>
      </Field>
      {dates.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {dates.map((date) => (
            <li key={date} className="flex items-center gap-1 rounded-md bg-sunken py-0.5 pr-0.5 pl-2 text-sm tabular-nums">
              {shown(date)}
              {disabled ? null : (
                <IconButton
                  size="sm"
                  label={say(openingWords.removeDate, { date: shown(date) })}
                  onClick={() => onChange(dates.filter((each) => each !== date))}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
