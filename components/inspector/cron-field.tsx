"use client";
/** When a flow starts by itself: the usual schedules by name, any other as cron text, and when it comes next. */
import clsx from "clsx";
import { type ReactNode, useState } from "react";
import { useEditor } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useLanguageTag, useLocale, useReader, useSay } from "#components/language/say.tsx";
import { useNow } from "#components/language/use-now.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { TimeInput } from "#components/ui/time-input.tsx";
import { nextTicks } from "#lib/calendar/cron.ts";
import { type CronChoice, choiceKinds, minuteSteps, readChoice, writeChoice } from "#lib/calendar/cron-choice.ts";
import { isZone } from "#lib/calendar/zone.ts";
import { scheduleWords, weekdayLetters, weekdayWords } from "#lib/language/schedule.ts";
import { limits } from "#lib/limits.ts";

export interface CronFieldProps {
  id: string;
  nodeId: string;
  label: string;
  value: string;
  describedBy: string;
  disabled: boolean;
  onChange: (value: string) => void;
  onBlur: () => void;
}

const kindWords = {
  minutes: scheduleWords.kindMinutes,
  hourly: scheduleWords.kindHourly,
  daily: scheduleWords.kindDaily,
  weekly: scheduleWords.kindWeekly,
  monthly: scheduleWords.kindMonthly,
  custom: scheduleWords.kindCustom,
};

export function CronField({ id, nodeId, label, value, describedBy, disabled, onChange, onBlur }: CronFieldProps) {
  const say = useSay();
  const read = readChoice(value);
  // What is being written as cron may pass through something that has a name.
  const [asText, setAsText] = useState(read.kind === "custom");
  const choice: CronChoice = asText ? { kind: "custom", cron: value } : read;
  const change = (next: CronChoice) => onChange(writeChoice(next));
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={label}
        disabled={disabled}
        value={choice.kind}
        onValueChange={(kind) => {
          setAsText(kind === "custom");
          if (kind !== "custom") change(begin(kind, timeOf(read)));
        }}
        items={choiceKinds.map((kind) => ({ value: kind, label: say(kindWords[kind]) }))}
      />
      <Details id={id} choice={choice} describedBy={describedBy} disabled={disabled} onChange={change} onBlur={onBlur} />
      <NextTimes nodeId={nodeId} cron={value} />
    </div>
  );
}

const timeOf = (choice: CronChoice): string => ("time" in choice ? choice.time : "09:00");

function begin(kind: Exclude<CronChoice["kind"], "custom">, time: string): CronChoice {
  switch (kind) {
    case "minutes":
      return { kind, every: 15 };
    case "hourly":
      return { kind, minute: 0 };
    case "daily":
      return { kind, time };
    case "weekly":
      return { kind, time, days: [1, 2, 3, 4, 5] };
    case "monthly":
      return { kind, time, day: 1 };
  }
}

interface DetailsProps {
  id: string;
  choice: CronChoice;
  describedBy: string;
  disabled: boolean;
  onChange: (choice: CronChoice) => void;
  onBlur: () => void;
}

function Details({ id, choice, describedBy, disabled, onChange, onBlur }: DetailsProps) {
  const say = useSay();
  switch (choice.kind) {
    case "minutes":
      return (
        <Row label={say(scheduleWords.stepLabel)}>
          <Select
            className="w-24!"
            label={say(scheduleWords.stepLabel)}
            disabled={disabled}
            value={String(choice.every)}
            onValueChange={(every) => onChange({ ...choice, every: Number(every) })}
            items={minuteSteps.map((step) => ({ value: String(step), label: String(step) }))}
          />
        </Row>
      );
    case "hourly":
      return (
        <Row label={say(scheduleWords.minuteLabel)}>
          <Select
            className="w-24!"
            label={say(scheduleWords.minuteLabel)}
            disabled={disabled}
            value={String(choice.minute)}
            onValueChange={(minute) => onChange({ ...choice, minute: Number(minute) })}
            items={Array.from({ length: 60 }, (_, minute) => ({ value: String(minute), label: String(minute) }))}
          />
        </Row>
      );
    case "daily":
    case "weekly":
    case "monthly":
      return (
        <>
          {choice.kind === "weekly" ? (
            <Weekdays days={choice.days} disabled={disabled} onChange={(days) => onChange({ ...choice, days })} />
          ) : null}
          {choice.kind === "monthly" ? (
            <Row label={say(scheduleWords.dayLabel)}>
              <Select
                className="w-32!"
                label={say(scheduleWords.dayLabel)}
                disabled={disabled}
                value={String(choice.day)}
                onValueChange={(day) => onChange({ ...choice, day: day === "last" ? "last" : Number(day) })}
                items={[
                  ...Array.from({ length: 31 }, (_, i) => ({ value: String(i + 1), label: String(i + 1) })),
                  { value: "last", label: say(scheduleWords.lastDay) },
                ]}
              />
            </Row>
          ) : null}
          <Row label={say(scheduleWords.timeLabel)}>
            <TimeInput
              aria-label={say(scheduleWords.timeLabel)}
              disabled={disabled}
              value={choice.time}
              onChange={(time) => onChange({ ...choice, time })}
              onBlur={onBlur}
            />
          </Row>
        </>
      );
    case "custom":
      return (
        <>
          <Input
            id={id}
            aria-label={say(scheduleWords.cronLabel)}
            aria-describedby={describedBy}
            className="font-mono"
            spellCheck={false}
            autoComplete="off"
            maxLength={limits.cronCharsMax}
            disabled={disabled}
            value={choice.cron}
            onChange={(event) => onChange({ kind: "custom", cron: event.target.value })}
            onBlur={onBlur}
          />
          <p className="text-pretty text-muted text-xs">{say(scheduleWords.cronHint)}</p>
        </>
      );
  }
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-3">
      <span aria-hidden className="text-muted text-sm">
        {label}
      </span>
      {children}
    </div>
  );
}

function Weekdays({ days, disabled, onChange }: { days: readonly number[]; disabled: boolean; onChange: (days: number[]) => void }) {
  const say = useSay();
  const locale = useLocale();
  return (
    <fieldset disabled={disabled} className="flex justify-between gap-1">
      <legend className="sr-only">{say(scheduleWords.daysLabel)}</legend>
      {weekdayLetters.map((letters, i) => {
        const on = days.includes(i + 1);
        // the last one stays: a week without a day never comes
        const next = on ? days.filter((day) => day !== i + 1) : [...days, i + 1].sort((a, b) => a - b);
        return (
          <button
            key={letters.en}
            type="button"
            aria-pressed={on}
            aria-label={weekdayWords[i]?.[locale]}
            onClick={() => next.length > 0 && onChange(next)}
            className={clsx(
              "h-8 min-w-0 flex-1 rounded-md border text-sm transition-colors disabled:opacity-60",
              on ? "border-accent bg-accent font-medium text-on-accent" : "border-line-strong bg-raised text-muted hover:border-faint",
            )}
          >
            {letters[locale]}
          </button>
        );
      })}
    </fieldset>
  );
}

/** The next three times, by the clock that the schedule goes by. */
function NextTimes({ nodeId, cron }: { nodeId: string; cron: string }) {
  const say = useSay();
  const tag = useLanguageTag();
  const now = useNow();
  const { timeZone: shopZone } = useReader();
  const own = useEditor((state) => documentOf(state).nodes.find((node) => node.id === nodeId)?.config["timezone"]);
  const zone = typeof own === "string" && isZone(own) ? own : shopZone;
  const ticks = nextTicks(cron, zone, now, 3);
  if (ticks.length === 0) return null;
  const format = new Intl.DateTimeFormat(tag, {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  return (
    <div className="rounded-md bg-sunken px-2.5 py-2 text-sm">
      <p className="text-muted text-xs">{say(scheduleWords.nextIn, { zone })}</p>
      <ul className="mt-1 flex flex-col gap-0.5 tabular-nums">
        {ticks.map((tick) => (
          <li key={tick}>{format.format(tick)}</li>
        ))}
      </ul>
    </div>
  );
}
