"use client";
import { CircleDashed, CircleDot, CircleDotDashed, CircleX, MousePointerClick, Webhook } from "lucide-react";
import Link from "next/link";
import { ask } from "#components/api/ask.ts";
import { eventName } from "#components/history/event-name.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { PauseMark } from "#components/operations/pause-state.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { FlowSummary } from "#lib/api/flows.ts";
import type { Page } from "#lib/api/page.ts";
import { flowsWords } from "#lib/language/flows.ts";
import { FlowMenu, RunNowButton, startsOnClick } from "./flow-menu.tsx";
import { Sparkline, type SparklineProps } from "./sparkline.tsx";

export interface FlowListProps {
  first: Page<FlowSummary>;
  /** By flow: its runs in each of the last 24 hours. */
  hours: Record<string, SparklineProps["hours"]>;
  query: string;
  mayEdit: boolean;
}

export function FlowList({ first, hours, query, mayEdit }: FlowListProps) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listFlows">("GET", `/flows?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(flowsWords.title)} className="table-fixed">
        <TableHead>
          <Th>{say(flowsWords.name)}</Th>
          <Th className="w-44 max-lg:hidden">{say(flowsWords.starts)}</Th>
          <Th className="w-32">{say(flowsWords.state)}</Th>
          <Th className="w-40 max-md:hidden">{say(flowsWords.runs)}</Th>
          <Th className="w-36 max-[1400px]:hidden">{say(flowsWords.lastFailure)}</Th>
          <Th className="w-32 max-md:hidden">{say(flowsWords.changed)}</Th>
          <Th className="w-36 max-sm:w-12">
            <span className="sr-only">{say(flowsWords.runNow)}</span>
          </Th>
        </TableHead>
        <tbody>
          {state.rows.map((flow) => (
            <Tr key={flow.id}>
              <Td className="truncate">
                <RowLink href={`/flows/${flow.id}`}>{flow.name}</RowLink>
              </Td>
              <Td className="max-lg:hidden">
                <Starts flow={flow} />
              </Td>
              <Td>
                <FlowState flow={flow} />
                <PauseMark scope="flow" id={flow.id} />
              </Td>
              <Td className="max-md:hidden">
                <Sparkline hours={hours[flow.id] ?? [{ finished: flow.runs24h.finished, failed: flow.runs24h.failed }]} />
              </Td>
              <Td className="max-[1400px]:hidden">
                {flow.lastFailure ? (
                  <Link
                    href={`/runs/${flow.lastFailure.runId}`}
                    title={flow.lastFailure.message}
                    className="relative z-[1] flex items-center gap-1.5 rounded-sm text-bad hover:underline"
                  >
                    <CircleX aria-hidden className="size-3.5 shrink-0" />
                    <RelativeTime at={flow.lastFailure.at} narrow />
                  </Link>
                ) : (
                  <span className="text-faint">{say(flowsWords.none)}</span>
                )}
              </Td>
              <Td className="truncate text-muted max-md:hidden">
                <RelativeTime at={flow.updatedAt} narrow />
              </Td>
              <Td>
                <div className="flex items-center justify-end gap-1">
                  {mayEdit && startsOnClick(flow) ? (
                    <span className="max-sm:hidden">
                      <RunNowButton flow={flow} />
                    </span>
                  ) : null}
                  <FlowMenu flow={flow} mayEdit={mayEdit} />
                </div>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}

export function FlowState({ flow }: { flow: Pick<FlowSummary, "publishedVersion" | "hasUnpublishedChanges"> }) {
  const say = useSay();
  if (flow.publishedVersion === null)
    return (
      <Badge icon={CircleDashed} plain>
        {say(flowsWords.draft)}
      </Badge>
    );
  return (
    <span title={flow.hasUnpublishedChanges ? say(flowsWords.liveChanged, { n: flow.publishedVersion }) : undefined}>
      <Badge tone="good" icon={flow.hasUnpublishedChanges ? CircleDotDashed : CircleDot} plain>
        {say(flowsWords.live, { n: flow.publishedVersion })}
      </Badge>
      {flow.hasUnpublishedChanges ? <span className="sr-only">{say(flowsWords.changes)}</span> : null}
    </span>
  );
}

function Starts({ flow }: { flow: FlowSummary }) {
  const say = useSay();
  if (!flow.trigger) return <span className="text-faint">{say(flowsWords.noTrigger)}</span>;
  const click = flow.trigger.type === "trigger.manual";
  const Icon = click ? MousePointerClick : Webhook;
  return (
    <span className="flex min-w-0 items-center gap-2 text-muted">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{say(click ? flowsWords.onClick : eventName(flow.trigger.event))}</span>
    </span>
  );
}
