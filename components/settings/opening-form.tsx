"use client";
/** When the shop works: which days, from when to when, and the days that are exceptions. */
import { type FormEvent, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useLanguageTag, useLocale, useReader, useSay } from "#components/language/say.tsx";
import { useNow } from "#components/language/use-now.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import type { OpeningSettings } from "#lib/calendar/calendar.ts";
import { chinaKnownUntil } from "#lib/calendar/china.ts";
import { areInOrder, dayRules, weekdays } from "#lib/calendar/week.ts";
import { isOpen, nextOpening } from "#lib/calendar/working-time.ts";
import { openingWords } from "#lib/language/opening.ts";
import { weekdayWords } from "#lib/language/schedule.ts";
import { settingsWords } from "#lib/language/settings.ts";
import { DateList } from "./date-list.tsx";
import { WeekHoursFields } from "./week-hours.tsx";

export function OpeningForm({ opening, owner }: { opening: OpeningSettings; owner: boolean }) {
  const say = useSay();
  const locale = useLocale();
  const { busy, run } = useDeed();
  const [draft, setDraft] = useState(opening);
  const changed = JSON.stringify(draft) !== JSON.stringify(opening);
  const wrongDay = weekdays.findIndex((day) => !areInOrder(draft.hours[day]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(() => ask<"updateWorkspace">("PATCH", "/workspace", { opening: draft }), say(openingWords.saved));
  };
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-5">
      <Field
        label={say(openingWords.days)}
        hint={draft.days === "china" ? say(openingWords.chinaHint, { year: String(chinaKnownUntil) }) : undefined}
      >
        <Select
          className="max-w-md"
          disabled={!owner}
          value={draft.days}
          onValueChange={(days) => setDraft({ ...draft, days })}
          items={dayRules.map((rule) => ({ value: rule, label: say(openingWords[rule]) }))}
        />
      </Field>
      <WeekHoursFields opening={draft} disabled={!owner} onChange={(hours) => setDraft({ ...draft, hours })} />
      {wrongDay >= 0 ? <Notice tone="bad">{say(openingWords.wrong, { day: weekdayWords[wrongDay]?.[locale] ?? "" })}</Notice> : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <DateList
          label={say(openingWords.closedOn)}
          hint={say(openingWords.closedOnHint)}
          dates={draft.closedOn}
          disabled={!owner}
          onChange={(closedOn) => setDraft({ ...draft, closedOn })}
        />
        <DateList
          label={say(openingWords.openOn)}
          hint={say(openingWords.openOnHint)}
          dates={draft.openOn}
          disabled={!owner}
          onChange={(openOn) => setDraft({ ...draft, openOn })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {owner ? (
          <Button type="submit" look="primary" busy={busy} disabled={!changed || wrongDay >= 0}>
            {say(openingWords.save)}
          </Button>
        ) : (
          <p className="text-muted text-sm">{say(settingsWords.onlyOwner)}</p>
        )}
        {wrongDay < 0 ? <Now opening={draft} /> : null}
      </div>
    </form>
  );
}

/** What the settings, saved or not, come to at this moment. */
function Now({ opening }: { opening: OpeningSettings }) {
  const say = useSay();
  const tag = useLanguageTag();
  const now = useNow();
  const { timeZone: timezone } = useReader();
  const calendar = { timezone, ...opening };
  if (isOpen(now, calendar)) return <Badge tone="good">{say(openingWords.nowOpen)}</Badge>;
  const next = nextOpening(now, calendar);
  if (next === null) return <Badge tone="warn">{say(openingWords.nowNever)}</Badge>;
  const time = new Intl.DateTimeFormat(tag, {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: timezone,
  }).format(next);
  return <Badge tone="quiet">{say(openingWords.nowClosed, { time })}</Badge>;
}
