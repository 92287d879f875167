"use client";
/** What a job asks before it begins, whatever its kind: how far back, and how fast. */
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { spanText } from "#components/ui/time.ts";
import { jobWords } from "#lib/language/jobs.ts";
import { timeWords } from "#lib/language/past.ts";
import { limits } from "#lib/limits.ts";

const paces = [5, limits.jobPerSecond, 100, limits.jobPerSecondMax] as const;

/** @param n how many it is about, for how long it takes; null: not known yet */
export function PaceField({ value, onChange, n }: { value: number; onChange: (perSecond: number) => void; n: number | null }) {
  const say = useSay();
  const tag = useLanguageTag();
  return (
    <Field label={say(jobWords.pace)} hint={n ? say(jobWords.takes, { time: spanText((n / value) * 1_000, tag) }) : undefined}>
      <Select
        value={String(value)}
        onValueChange={(next) => onChange(Number(next))}
        items={paces.map((each) => ({ value: String(each), label: say(jobWords.paceValue, { n: each }) }))}
        label={say(jobWords.pace)}
      />
    </Field>
  );
}

export type TimeBack = keyof typeof timeWords;
const hours: Record<TimeBack, number | null> = { all: null, "1h": 1, "24h": 24, "7d": 7 * 24, "30d": 30 * 24 };

/** ISO time; undefined: no bound. */
export function sinceOf(back: TimeBack): string | undefined {
  const n = hours[back];
  return n === null ? undefined : new Date(Date.now() - n * 60 * 60 * 1000).toISOString();
}

export function TimeField({ label, value, onChange }: { label: string; value: TimeBack; onChange: (back: TimeBack) => void }) {
  const say = useSay();
  return (
    <Field label={label}>
      <Select
        value={value}
        onValueChange={onChange}
        items={(Object.keys(timeWords) as TimeBack[]).map((each) => ({ value: each, label: say(timeWords[each]) }))}
        label={label}
      />
    </Field>
  );
}
