"use client";
/** The ledger: every call to another system, newest first; a row opens to show what was asked and what was answered. */
import dynamic from "next/dynamic";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Late } from "#components/ui/late.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { EffectSummary } from "#lib/api/effects.ts";
import type { Page } from "#lib/api/page.ts";
import { ledgerWords } from "#lib/language/ledger.ts";
import { actionTitle, methodOf } from "./action-sentence.ts";
import { EffectState } from "./effect-state.tsx";

const load = () => import("./effect-dialog.tsx").then((module) => module.EffectDialog);
const EffectDialog = dynamic(load, { ssr: false });

const withId = ({ items, next }: Page<EffectSummary>) => ({ items: items.map((item) => ({ ...item, id: item.key })), next });

export function EffectList({ first, query, mayEdit }: { first: Page<EffectSummary>; query: string; mayEdit: boolean }) {
  const say = useSay();
  const state = useRows(withId(first), async (cursor) =>
    withId(await ask<"listEffects">("GET", `/effects?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`)),
  );
  const [shown, setShown] = useState<string | null>(null);
  const open = state.rows.find((row) => row.key === shown) ?? null;
  return (
    <RowsFrame state={state}>
      <Table label={say(ledgerWords.title)} className="table-fixed">
        <TableHead>
          <Th className="w-36">{say(ledgerWords.state)}</Th>
          <Th>{say(ledgerWords.action)}</Th>
          <Th className="w-48 max-md:hidden">{say(ledgerWords.connection)}</Th>
          <Th className="w-64 max-lg:hidden">{say(ledgerWords.flow)}</Th>
          <Th className="w-32">{say(ledgerWords.when)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((row) => (
            <Tr key={row.key}>
              <Td>
                <EffectState effect={row} />
              </Td>
              <Td>
                <button
                  type="button"
                  onClick={() => setShown(row.key)}
                  className="block max-w-full truncate rounded-sm text-left font-medium after:absolute after:inset-0"
                >
                  {actionTitle(row.effect, row.args, say, row.connection?.name)}
                  <span className="ml-2 font-normal text-muted max-md:hidden">{methodOf(row.args)}</span>
                </button>
              </Td>
              <Td className="truncate text-muted max-md:hidden">{row.connection?.name ?? "–"}</Td>
              <Td className="truncate text-muted max-lg:hidden">
                {row.flowName}
                {row.entityLabel ? <span className="tabular"> · {row.entityLabel}</span> : null}
              </Td>
              <Td className="truncate text-muted">
                <RelativeTime at={row.intendedAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <Late open={open !== null} close={() => setShown(null)} load={load}>
        {open ? <EffectDialog key={open.key} effect={open} mayEdit={mayEdit} onClose={() => setShown(null)} /> : null}
      </Late>
    </RowsFrame>
  );
}
