"use client";
import clsx from "clsx";
import { X } from "lucide-react";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Button, IconButton } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { JobFilter } from "#lib/api/jobs.ts";
import type { Page } from "#lib/api/page.ts";
import type { RunSummary } from "#lib/api/runs.ts";
import { activityWords } from "#lib/language/activity.ts";
import { runListWords } from "#lib/language/run-list.ts";
import { limits } from "#lib/limits.ts";
import { EntityText } from "./entity.tsx";
import { eventName } from "./event-name.ts";
import { useFailureLine } from "./failure.tsx";
import { ManyRuns } from "./many-runs.tsx";
import { RunStatusBadge } from "./run-status.tsx";
import { behindWords } from "./run-wait.tsx";
import { Took } from "./took.tsx";

export interface RunListProps {
  first: Page<RunSummary>;
  /** The filters, as the API takes them. */
  query: string;
  /** The same for a job over all that fit; null: these cannot be taken together. */
  filter: JobFilter | null;
  mayEdit: boolean;
}

export function RunList({ first, query, filter, mayEdit }: RunListProps) {
  const say = useSay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [all, setAll] = useState(false);
  const state = useRows(first, (cursor) => ask<"listRuns">("GET", `/runs?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`));
  return (
    <RowsFrame state={state}>
      <RunTable
        runs={state.rows}
        label={say(activityWords.runs)}
        {...(mayEdit
          ? {
              chosen: all ? state.rows.map(({ id }) => id) : chosen,
              onChoose: (ids: readonly string[]) => {
                setAll(false);
                setChosen(ids.slice(0, limits.pageRowsMax));
              },
            }
          : {})}
      />
      {chosen.length > 0 || all ? (
        <div className="sticky bottom-4 z-20 mx-auto mt-3 flex w-fit items-center gap-3 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3 text-sm shadow-float">
          <span className="tabular font-medium">{all ? say(runListWords.allThatFit) : say(runListWords.chosen, { n: chosen.length })}</span>
          {filter && !all && state.loadMore ? (
            <Button size="sm" look="quiet" onClick={() => setAll(true)}>
              {say(runListWords.chooseAll)}
            </Button>
          ) : null}
          <ManyRuns
            key={all ? "all" : chosen.join()}
            filter={all && filter ? filter : { runs: [...chosen] }}
            label={say(runListWords.withChosen)}
            look="primary"
          />
          <IconButton
            size="sm"
            label={say(runListWords.clear)}
            onClick={() => {
              setChosen([]);
              setAll(false);
            }}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ) : null}
    </RowsFrame>
  );
}

interface RunTableProps {
  runs: readonly RunSummary[];
  label: string;
  withFlow?: boolean;
  /** With these two, each row can be chosen. */
  chosen?: readonly string[];
  onChoose?: (ids: readonly string[]) => void;
}

export function RunTable({ runs, label, withFlow = true, chosen = [], onChoose }: RunTableProps) {
  const say = useSay();
  const line = useFailureLine();
  const every = runs.length > 0 && runs.every(({ id }) => chosen.includes(id));
  return (
    <Table label={label} className="table-fixed">
      <TableHead>
        {onChoose ? (
          <Th className="w-9">
            <Tick checked={every} label={say(runListWords.chooseShown)} onChange={() => onChoose(every ? [] : runs.map(({ id }) => id))} />
          </Th>
        ) : null}
        <Th className="w-28">{say(activityWords.status)}</Th>
        {withFlow ? <Th>{say(activityWords.flow)}</Th> : null}
        <Th className="w-40 max-md:hidden">{say(activityWords.about)}</Th>
        <Th className="max-lg:hidden">{say(activityWords.startedBy)}</Th>
        <Th className="w-32">{say(activityWords.started)}</Th>
        <Th className="w-24 text-right max-sm:hidden">{say(activityWords.took)}</Th>
      </TableHead>
      <tbody>
        {runs.map((run) => (
          <Tr key={run.id} className={chosen.includes(run.id) ? "bg-accent-soft" : undefined}>
            {onChoose ? (
              <Td>
                <Tick
                  checked={chosen.includes(run.id)}
                  label={say(runListWords.choose, { what: `${run.flowName} ${run.entityLabel ?? ""}` })}
                  onChange={() => onChoose(chosen.includes(run.id) ? chosen.filter((id) => id !== run.id) : [...chosen, run.id])}
                />
              </Td>
            ) : null}
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

function Tick({ checked, label, onChange }: { checked: boolean; label: string; onChange: () => void }) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      onChange={onChange}
      className={clsx(
        "relative z-[1] block size-4 accent-(--color-accent) transition-opacity group-hover:opacity-100 focus-visible:opacity-100",
        checked ? "opacity-100" : "opacity-50",
      )}
    />
  );
}
