/** Reads, inside a turn's transaction, what may have come for runs that rest. The other half is `keep-beyond`. */
import type { Transaction } from "#drizzle/client.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { eventKeys, keysOf } from "#lib/commerce/event-keys.ts";
import { limits } from "#lib/limits.ts";
import type { Awaited, Group, Listener, UnderWay } from "../runtime/run-store.ts";
import { canonicalEvent, type StoredEvent } from "./read-event.ts";

interface ListenerRow {
  asked: number;
  workspace_id: string;
  run_id: string;
  flow_id: string;
  version: number;
  lane: string;
  shard: number;
  event_id: string;
  node: string;
  visit: number;
}

/** For each event, the runs that wait for one like it about the same thing, and whose own event came before it. */
export async function listeners(tx: Transaction, events: readonly CanonicalEvent[]): Promise<Listener[][]> {
  const asked = events.flatMap((event, i) => {
    const keys = keysOf(event);
    return eventKeys.filter((about) => keys[about] !== "").map((about) => ({ i, event, about, key: keys[about] }));
  });
  const found: Listener[][] = events.map(() => []);
  if (asked.length === 0) return found;
  const rows = await tx<ListenerRow[]>`
    select distinct on (a.i, w.run_id, w.node, w.visit) a.i as asked, w.workspace_id, w.run_id, w.flow_id, w.version, w.lane, w.shard,
      w.event_id, w.node, w.visit
    from unnest(
      ${asked.map(({ i }) => i)}::int[], ${asked.map(({ event }) => event.workspaceId)}::uuid[], ${asked.map(({ key }) => key)}::text[],
      ${asked.map(({ about }) => about)}::text[], ${asked.map(({ event }) => event.type)}::text[], ${asked.map(({ event }) => event.id)}::uuid[]
    ) as a(i, workspace_id, key, about, type, id)
    join run_wait w on w.workspace_id = a.workspace_id and w.key = a.key and w.about = a.about and a.type = any(w.events) and w.event_id < a.id
    order by a.i, w.run_id, w.node, w.visit`;
  for (const row of rows)
    found[row.asked]?.push({
      workspaceId: row.workspace_id,
      runId: row.run_id,
      flowId: row.flow_id,
      version: row.version,
      lane: row.lane,
      shard: row.shard,
      eventId: row.event_id,
      node: row.node,
      visit: row.visit,
    });
  return found;
}

/**
 * For each wait, the events since its run's own that it may be about, oldest first. An order's customer is known from the
 * order once that is folded; an event that is not folded yet will look for the wait itself.
 */
export async function cameSince(tx: Transaction, waits: readonly Awaited[]): Promise<CanonicalEvent[][]> {
  const of = <T>(read: (wait: Awaited) => T) => waits.map(read);
  const rows = await tx<(StoredEvent & { asked: string })[]>`
    with asked as (
      select * from unnest(${of((wait) => wait.workspaceId)}::uuid[], ${of((wait) => wait.about)}::text[], ${of((wait) => wait.key)}::text[],
        ${of((wait) => wait.eventId)}::uuid[], ${of((wait) => JSON.stringify(wait.events))}::text[]) with ordinality
        as a(workspace_id, about, key, event_id, events, i)
    ), things as (
      select i, workspace_id, event_id, events, about as type, key as id from asked where key <> ''
      union
      select a.i, a.workspace_id, a.event_id, a.events, 'order', o.id from asked a
      join shop_order o on o.workspace_id = a.workspace_id and o.customer_id = a.key where a.about = 'customer' and a.key <> ''
    )
    select t.i as asked, e.id, e.workspace_id, e.source_id, e.received_at, e.reading, e.body
    from things t
    cross join lateral (
      select * from event where workspace_id = t.workspace_id and entity_type = t.type and entity_id = t.id and id > t.event_id
        and day >= to_timestamp(('x' || substr(replace(t.event_id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0)::date
        and type in (select jsonb_array_elements_text(t.events::jsonb))
      order by received_at limit ${limits.lookBackEventsMax}
    ) e
    order by e.id`;
  const came: CanonicalEvent[][] = waits.map(() => []);
  for (const row of rows) came[Number(row.asked) - 1]?.push(canonicalEvent(row));
  return came;
}

/** Locks them: the last of the runs it waits for, and this run's parking, see each other. */
export async function lockGroups(tx: Transaction, runIds: readonly string[]): Promise<Group[]> {
  const rows = await tx<
    { run_id: string; node: string; visit: number; total: number; done: number; failed: number; result: Group["result"] }[]
  >`
    select run_id, node, visit, total, done, failed, result from run_group where run_id = any(${[...runIds]}::uuid[])
    order by run_id, node, visit for update`;
  return rows.map(({ run_id, ...group }) => ({ runId: run_id, ...group }));
}

/** Live runs of the lanes of flows that do more with a burst than queue it. */
export async function inBurst(tx: Transaction, lanes: readonly string[]): Promise<Map<string, UnderWay[]>> {
  const rows = await tx<{ lane: string; id: string; event_id: string; version: number }[]>`
    select lane, id, event_id, version from run_live where lane = any(${[...lanes]}::text[]) and lane like 'burst:%' order by id`;
  const found = new Map<string, UnderWay[]>();
  for (const { lane, id, event_id, version } of rows) {
    const run = { runId: id, eventId: event_id, version };
    const list = found.get(lane);
    if (list) list.push(run);
    else found.set(lane, [run]);
  }
  return found;
}
