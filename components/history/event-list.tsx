"use client";
import { Waypoints } from "lucide-react";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Chip } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { EventSummary } from "#lib/api/events.ts";
import type { Page } from "#lib/api/page.ts";
import { activityWords, originWords } from "#lib/language/activity.ts";
import { EntityText } from "./entity.tsx";
import { eventName } from "./event-name.ts";

export function EventList({ first, query }: { first: Page<EventSummary>; query: string }) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listEvents">("GET", `/events?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(activityWords.events)} className="table-fixed">
        <TableHead>
          <Th>{say(activityWords.event)}</Th>
          <Th className="w-44 max-md:hidden">{say(activityWords.about)}</Th>
          <Th className="w-56 max-lg:hidden">{say(activityWords.source)}</Th>
          <Th className="w-44 max-sm:hidden">{say(activityWords.result)}</Th>
          <Th className="w-32">{say(activityWords.received)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((event) => (
            <Tr key={event.id}>
              <Td>
                <div className="flex min-w-0 items-center gap-2">
                  <RowLink href={`/events/${event.id}`} className="truncate">
                    {say(eventName(event.type))}
                  </RowLink>
                  {event.topic && event.topic !== event.type ? (
                    <span className="truncate font-mono text-faint text-xs max-xl:hidden">{event.topic}</span>
                  ) : null}
                </div>
              </Td>
              <Td className="truncate text-muted max-md:hidden">
                <EntityText entity={event.entity} label={event.entityLabel} />
              </Td>
              <Td className="max-lg:hidden">
                <div className="flex min-w-0 items-center gap-2 text-muted">
                  <span className="truncate">{event.source?.name ?? say(originWords[event.origin])}</span>
                  {event.source && event.origin === "test" ? <Chip>{say(originWords.test)}</Chip> : null}
                </div>
              </Td>
              <Td className="max-sm:hidden">
                <StartedText started={event.started} isPast={event.origin === "import"} />
              </Td>
              <Td className="truncate text-muted">
                <RelativeTime at={event.receivedAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}

export function StartedText({ started, isPast = false }: { started: number; isPast?: boolean }) {
  const say = useSay();
  if (started === 0) return <span className="text-faint">{say(isPast ? activityWords.pastEvent : activityWords.noFlow)}</span>;
  return (
    <span className="inline-flex items-center gap-1.5 text-ink">
      <Waypoints aria-hidden className="size-3.5 text-accent" />
      {say(activityWords.startedFlows, { n: started })}
    </span>
  );
}
