"use client";
/** The hours of each day of the week. */
import { Plus, X } from "lucide-react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TimeInput } from "#components/ui/time-input.tsx";
import type { OpeningSettings, OpenSpan, WeekHours } from "#lib/calendar/calendar.ts";
import { type Weekday, weekdays } from "#lib/calendar/week.ts";
import { openingWords } from "#lib/language/opening.ts";
import { weekdayWords } from "#lib/language/schedule.ts";
import { limits } from "#lib/limits.ts";

const usual: OpenSpan = { from: "09:00", to: "18:00" };
const evening: OpenSpan = { from: "19:00", to: "22:00" };

interface WeekHoursFieldsProps {
  opening: OpeningSettings;
  disabled: boolean;
  onChange: (hours: WeekHours) => void;
}

export function WeekHoursFields({ opening, disabled, onChange }: WeekHoursFieldsProps) {
  const say = useSay();
  const locale = useLocale();
  const { hours } = opening;
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-3">
        <legend className="float-left font-medium text-sm">{say(openingWords.hours)}</legend>
        {disabled ? null : (
          <Button
            size="sm"
            look="quiet"
            onClick={() => onChange(Object.fromEntries(weekdays.map((day) => [day, hours.monday])) as Record<Weekday, OpenSpan[]>)}
          >
            {say(openingWords.sameForAll)}
          </Button>
        )}
      </div>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-raised">
        {weekdays.map((day, i) => (
          <DayRow
            key={day}
            name={weekdayWords[i]?.[locale] ?? day}
            spans={hours[day]}
            isExtra={opening.days !== "everyday" && i > 4}
            disabled={disabled}
            onChange={(spans) => onChange({ ...hours, [day]: spans })}
          />
        ))}
      </ul>
    </fieldset>
  );
}

interface DayRowProps {
  name: string;
  spans: readonly OpenSpan[];
  /** The rule makes it no working day; its hours are those of a day that is one by exception. */
  isExtra: boolean;
  disabled: boolean;
  onChange: (spans: OpenSpan[]) => void;
}

function DayRow({ name, spans, isExtra, disabled, onChange }: DayRowProps) {
  const say = useSay();
  const set = (at: number, change: Partial<OpenSpan>) => onChange(spans.map((span, i) => (i === at ? { ...span, ...change } : span)));
  return (
    <li className="grid grid-cols-[10rem_1fr] items-start gap-x-3 px-3 py-2 max-sm:grid-cols-1 max-sm:gap-y-2">
      <div className="flex min-h-8 items-center gap-2.5">
        <Switch
          label={say(openingWords.open, { day: name })}
          checked={spans.length > 0}
          disabled={disabled}
          onCheckedChange={(open) => onChange(open ? [usual] : [])}
        />
        <span className="flex flex-col text-sm leading-tight">
          {name}
          {isExtra ? <span className="text-muted text-xs">{say(openingWords.onlyExtra)}</span> : null}
        </span>
      </div>
      {spans.length === 0 ? (
        <span className="flex min-h-8 items-center text-muted text-sm">{say(openingWords.closed)}</span>
      ) : (
        <div className="flex flex-col gap-1.5">
          {spans.map((span, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place in the day
            <div key={i} className="flex items-center gap-2">
              <TimeInput
                aria-label={say(openingWords.opens, { day: name })}
                disabled={disabled}
                value={span.from}
                onChange={(from) => set(i, { from })}
              />
              <span className="text-muted text-sm">{say(openingWords.until)}</span>
              <TimeInput
                to24
                aria-label={say(openingWords.closes, { day: name })}
                disabled={disabled}
                value={span.to}
                onChange={(to) => set(i, { to: endOf(to) })}
              />
              {disabled ? null : i === 0 ? (
                <IconButton
                  size="sm"
                  label={say(openingWords.addSpan, { day: name })}
                  disabled={spans.length >= limits.openSpansMax}
                  onClick={() => onChange([...spans, evening])}
                >
                  <Plus aria-hidden />
                </IconButton>
              ) : (
                <IconButton
                  size="sm"
                  label={say(openingWords.removeSpan, { day: name, span: `${span.from}–${span.to}` })}
                  onClick={() => onChange(spans.filter((_, at) => at !== i))}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </div>
          ))}
        </div>
      )}
    </li>
  );
}

/** A day that is open to midnight ends at 24:00. */
const endOf = (time: string) => (time === "00:00" ? "24:00" : time);
