/** Reads what a batch of messages needs that is not in memory: their events, and how far their runs have come. */
import type { Sql } from "#drizzle/client.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { Graph } from "../core/advance.ts";
import { replay } from "../core/replay.ts";
import type { Message } from "../runtime/lane.ts";
import { canonicalEvent, type StoredEvent } from "./read-event.ts";

/** @param graphOf the drawing of a flow's version, for replaying its journals */
export async function loadMessages(
  sql: Sql,
  messages: readonly Message[],
  graphOf: (flowId: string, version: number) => Graph | null,
): Promise<void> {
  const noEvent = messages.filter((message) => message.event === null);
  if (noEvent.length > 0) await loadEvents(sql, noEvent);
  const noRun = messages.filter((message) => message.run === null && message.delivery.runId !== null);
  if (noRun.length > 0) await loadRuns(sql, noRun, graphOf);
  for (const message of messages) message.run ??= "none";
}

/** In place of a drawing that this release cannot read: the run is failed with what its journal says so far. */
const unreadable: Graph = { next: () => [] };

async function loadEvents(sql: Sql, messages: readonly Message[]): Promise<void> {
  const rows = await sql<StoredEvent[]>`
    select e.id, e.workspace_id, e.source_id, e.received_at, e.reading, e.body
    from unnest(
      ${messages.map((message) => message.delivery.eventDay)}::date[], ${messages.map((message) => message.delivery.eventId)}::uuid[]
    ) as wanted(day, id)
    join event e on e.day = wanted.day and e.id = wanted.id`;
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const message of messages) {
    const row = found.get(message.delivery.eventId);
    if (!row)
      throw new Error(
        `event ${message.delivery.eventId} of ${message.delivery.eventDay} is gone, but delivery ${message.delivery.seq} needs it`,
      );
    message.event = canonicalEvent(row);
  }
}

async function loadRuns(sql: Sql, messages: readonly Message[], graphOf: (flowId: string, version: number) => Graph | null): Promise<void> {
  const ids = messages.map((message) => message.delivery.runId);
  const days = messages.map((message) => message.delivery.eventDay);
  const [ended, live] = await Promise.all([
    sql<{ id: string }[]>`
      select r.id from unnest(${days}::date[], ${ids}::uuid[]) as wanted(day, id) join run r on r.day = wanted.day and r.id = wanted.id`,
    sql<{ id: string; journal: Entry[]; in_doubt: string[] | null }[]>`
      select l.id, l.journal, (select array_agg(key) from effect e where e.day = l.day and e.run_id = l.id and e.state = 'intended') as in_doubt
      from run_live l where l.id = any(${ids}::uuid[])`,
  ]);
  const over = new Set(ended.map((row) => row.id));
  const going = new Map(live.map((row) => [row.id, row]));
  for (const message of messages) {
    const { runId, flowId, version } = message.delivery;
    if (runId === null) continue;
    const row = going.get(runId);
    const graph = flowId !== null && version !== null ? graphOf(flowId, version) : null;
    if (over.has(runId)) message.run = "ended";
    else if (row) message.run = { state: replay(graph ?? unreadable, row.journal), journal: row.journal, inDoubt: row.in_doubt ?? [] };
    else message.run = "none";
  }
}
