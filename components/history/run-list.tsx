"use client";
import { ask } from "#components/api/ask.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import { spanText } from "#components/ui/time.ts";
import type { Page } from "#lib/api/page.ts";
import type { RunSummary } from "#lib/api/runs.ts";
import { activityWords } from "#lib/language/activity.ts";
import { EntityText } from "./entity.tsx";
import { eventName } from "./event-name.ts";
import { useFailureLine } from "./failure.tsx";
import { RunStatusBadge } from "./run-status.tsx";
import { behindWords } from "./run-wait.tsx";

export interface RunListProps {
  first: Page<RunSummary>;
  /** The filters, as the API takes them. */
  query: string;
}

export function RunList({ first, query }: RunListProps) {
  const say = useSay();
  const state = useRows(first, (cursor) => ask<"listRuns">("GET", `/runs?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`));
  return (
    <RowsFrame state={state}>
      <RunTable runs={state.rows} label={say(activityWords.runs)} />
    </RowsFrame>
  );
}

export function RunTable({ runs, label, withFlow = true }: { runs: readonly RunSummary[]; label: string; withFlow?: boolean }) {
  const say = useSay();
  const line = useFailureLine();
  return (
    <Table label={label} className="table-fixed">
      <TableHead>
        <Th className="w-28">{say(activityWords.status)}</Th>
        {withFlow ? <Th>{say(activityWords.flow)}</Th> : null}
        <Th className="w-40 max-md:hidden">{say(activityWords.about)}</Th>
        <Th className="max-lg:hidden">{say(activityWords.startedBy)}</Th>
        <Th className="w-32">{say(activityWords.started)}</Th>
        <Th className="w-24 text-right max-sm:hidden">{say(activityWords.took)}</Th>
      </TableHead>
      <tbody>
        {runs.map((run) => (
          <Tr key={run.id}>
            <Td>
              <RunStatusBadge status={run.status} plain />
            </Td>
            <Td>
              <div className="truncate">
                <RowLink href={`/runs/${run.id}`}>{run.flowName}</RowLink>
                {run.waitingBehind ? (
                  <span className="ml-2 text-muted max-md:hidden">{say(behindWords(run), { flow: run.waitingBehind.flowName })}</span>
                ) : null}
                {run.failure ? <span className="ml-2 text-muted max-md:hidden">{line(run.failure)}</span> : null}
              </div>
            </Td>
            <Td className="truncate text-muted max-md:hidden">
              <EntityText entity={run.entity} label={run.entityLabel} />
            </Td>
            <Td className="truncate text-muted max-lg:hidden">{say(eventName(run.eventType))}</Td>
            <Td className="truncate text-muted">
              <RelativeTime at={run.startedAt} narrow />
            </Td>
            <Td className="text-right text-muted max-sm:hidden">
              <Took from={run.startedAt} to={run.endedAt} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

export function Took({ from, to }: { from: string; to: string | null }) {
  const tag = useLanguageTag();
  if (to === null) return <>–</>;
  return <span className="tabular">{spanText(Date.parse(to) - Date.parse(from), tag)}</span>;
}
