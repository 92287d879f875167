"use client";
/** Which column is what, with a guess from the headings and the file's first lines to look at. */
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { StatementPreview } from "#lib/api/money.ts";
import { columnWords, importWords } from "#lib/language/money-import.ts";
import { type ColumnMapping, columnMapping, columnRoles, dateOrders } from "#lib/statement/by-columns.ts";

export interface ColumnChoiceProps {
  stranger: StatementPreview["unknown"][number];
  before: ColumnMapping | null;
  busy: boolean;
  onChosen: (mapping: ColumnMapping) => void;
}

const zones = ["Z", "+08:00", "+09:00", "+01:00", "-05:00", "-08:00"] as const;

export function ColumnChoice({ stranger, before, busy, onChosen }: ColumnChoiceProps) {
  const say = useSay();
  const [mapping, setMapping] = useState<ColumnMapping>(
    before ?? { provider: "", columns: stranger.columns, currency: "CNY", dates: "ymd", zone: "+08:00", feesPositive: true },
  );
  const change = (part: Partial<ColumnMapping>) => setMapping((now) => ({ ...now, ...part }));
  const columns = [
    { value: "", label: say(importWords.none) },
    ...stranger.headings.map((name, n) => ({
      value: String(n),
      label: say(importWords.column, { n: n + 1, name }),
      hint: stranger.first[0]?.[n],
    })),
  ];
  const ready = columnMapping.safeParse(mapping).success && mapping.columns.at !== null && mapping.columns.amount !== null;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h3 className="font-semibold">{say(importWords.unknownTitle)}</h3>
        <p className="text-muted text-sm">{say(importWords.unknownText)}</p>
      </div>
      <div className="overflow-x-auto rounded-lg border border-line">
        <table className="w-full text-xs" aria-label={stranger.name}>
          <thead>
            <tr>
              {stranger.headings.map((name, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th key={n} className="whitespace-nowrap border-line border-b px-3 py-1.5 text-left font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stranger.first.slice(0, 3).map((row, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              <tr key={n}>
                {row.map((value, m) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <td key={m} className="max-w-48 truncate px-3 py-1 text-muted">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <Field label={say(importWords.providerName)} name="provider">
          <Input value={mapping.provider} maxLength={40} onChange={(event) => change({ provider: event.target.value })} />
        </Field>
        {columnRoles.map((role) => (
          <Field key={role} label={say(columnWords[role])} name={role}>
            <Select
              items={columns}
              value={mapping.columns[role] === null ? "" : String(mapping.columns[role])}
              onValueChange={(value) => change({ columns: { ...mapping.columns, [role]: value === "" ? null : Number(value) } })}
            />
          </Field>
        ))}
        <Field label={say(importWords.currencyOf)} name="currency">
          <Input value={mapping.currency} maxLength={3} onChange={(event) => change({ currency: event.target.value.toUpperCase() })} />
        </Field>
        <Field label={say(importWords.dates)} name="dates">
          <Select
            items={dateOrders.map((value) => ({ value, label: say(importWords[value]) }))}
            value={mapping.dates}
            onValueChange={(dates) => change({ dates })}
          />
        </Field>
        <Field label={say(importWords.zone)} name="zone">
          <Select
            items={zones.map((value) => ({ value, label: value === "Z" ? "UTC" : `UTC${value}` }))}
            value={mapping.zone}
            onValueChange={(zone) => change({ zone })}
          />
        </Field>
      </div>
      <div className="flex justify-end">
        <Button look="primary" busy={busy} disabled={!ready} onClick={() => onChosen(mapping)}>
          {say(importWords.look)}
        </Button>
      </div>
    </div>
  );
}
