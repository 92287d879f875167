"use client";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { RetentionState } from "#lib/api/operations.ts";
import { retentionWords } from "#lib/language/retention.ts";
import { settingsWords } from "#lib/language/settings.ts";
import { limits } from "#lib/limits.ts";

export function RetentionForm({ state, owner }: { state: RetentionState; owner: boolean }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [text, setText] = useState(String(state.historyDays));
  const [asking, setAsking] = useState(false);
  const days = Number(text);
  const fits = Number.isInteger(days) && days >= limits.historyDaysMin && days <= limits.historyDaysMax;
  const save = () => run(() => ask<"updateRetention">("PATCH", "/retention", { historyDays: days }), say(retentionWords.saved));
  return (
    <div className="flex max-w-md flex-col gap-4">
      <Field
        label={say(retentionWords.days)}
        aside={say(retentionWords.unit)}
        hint={owner ? undefined : say(settingsWords.onlyOwner)}
        error={fits ? undefined : say(retentionWords.range, { min: limits.historyDaysMin, max: limits.historyDaysMax })}
      >
        <Input
          type="number"
          min={limits.historyDaysMin}
          max={limits.historyDaysMax}
          value={text}
          readOnly={!owner}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Figures state={state} />
      {state.note ? <p className="text-sm text-warn">{say(retentionWords.note)}</p> : null}
      {owner ? (
        <div>
          <Button
            look="primary"
            busy={busy}
            disabled={!fits || days === state.historyDays}
            onClick={() => (days < state.historyDays ? setAsking(true) : void save())}
          >
            {say(retentionWords.save)}
          </Button>
        </div>
      ) : null}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={say(retentionWords.shorterTitle, { n: days })}
        description={say(retentionWords.shorterText)}
        action={say(retentionWords.shorterAction)}
        danger
        onConfirm={save}
      />
    </div>
  );
}

function Figures({ state }: { state: RetentionState }) {
  const say = useSay();
  const tag = useLanguageTag();
  const day = (date: string) => new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(date));
  const megabytes = Math.max(1, Math.round(state.bytes / 1_000_000));
  const big = megabytes >= 1_000;
  const size = new Intl.NumberFormat(tag, { style: "unit", unit: big ? "gigabyte" : "megabyte", maximumFractionDigits: 1 });
  const rows = [
    [say(retentionWords.keptFrom), state.keptFrom === null ? say(retentionWords.nothing) : day(state.keptFrom)],
    [say(retentionWords.size), size.format(big ? megabytes / 1_000 : megabytes)],
    [say(retentionWords.repeats), say(retentionWords.nDays, { n: state.dedupeDays })],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
