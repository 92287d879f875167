/**
 * What few batches have to keep beside their runs: waits, runs begun for others, messages to other lanes, and
 * the events that follow from what the turns changed. In the same commit, so all of it or nothing.
 *
 * It stands before the statements that count (`tally`): the shards' numbers are locked before the counters everywhere, so
 * that no two commits wait for each other in a circle.
 */
import type { Transaction } from "#drizzle/client.ts";
import { orphaned } from "../core/orphaned.ts";
import type { Beyond, StatusChange, StockFall } from "../runtime/run-store.ts";
import { deliverAll } from "./deliver.ts";
import { closeApprovals } from "./keep-approvals.ts";

/** Accepts what follows from changed orders and stock as events of their own, in this transaction. */
export type Announce = (tx: Transaction, changes: readonly StatusChange[], falls: readonly StockFall[]) => Promise<void>;

export async function keepBeyond(
  tx: Transaction,
  { listens, groups, deliveries, closed, childrenEnded, changes, falls }: Beyond,
  announce: Announce,
): Promise<void> {
  if (changes.length + falls.length > 0) await announce(tx, changes, falls);
  await deliverAll(tx, deliveries);
  if (groups.length > 0) await keepGroups(tx, groups);
  if (childrenEnded.length > 0) await countEnded(tx, childrenEnded);
  if (listens.length > 0) await keepListens(tx, listens);
  if (closed.length > 0) await close(tx, closed);
}

async function keepGroups(tx: Transaction, groups: Beyond["groups"]): Promise<void> {
  const of = <T>(read: (group: Beyond["groups"][number]) => T) => groups.map(read);
  await tx`
    insert into run_group (run_id, node, visit, day, total)
    select * from unnest(${of((group) => group.runId)}::uuid[], ${of((group) => group.node)}::text[], ${of((group) => group.visit)}::int[],
      ${of((group) => group.day)}::date[], ${of((group) => group.total)}::int[])
    on conflict do nothing`;
}

/** The one that completes its group wakes the run that waits. A row is locked before its run: the parking does it in that order too. */
async function countEnded(tx: Transaction, ended: Beyond["childrenEnded"]): Promise<void> {
  const merged = new Map<string, { parent: (typeof ended)[number]["parent"]; done: number; failed: number; result: unknown }>();
  for (const { parent, failed, result } of ended) {
    const key = `${parent.runId}/${parent.node}/${parent.visit}`;
    const before = merged.get(key);
    merged.set(key, { parent, done: (before?.done ?? 0) + 1, failed: (before?.failed ?? 0) + Number(failed), result });
  }
  const rows = [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const of = <T>(read: (row: (typeof rows)[number]) => T) => rows.map(read);
  await tx`
    with ended as (
      select * from unnest(${of((row) => row.parent.runId)}::uuid[], ${of((row) => row.parent.node)}::text[],
        ${of((row) => row.parent.visit)}::int[], ${of((row) => row.done)}::int[], ${of((row) => row.failed)}::int[],
        ${of((row) => JSON.stringify(row.result))}::text[]) as e(run_id, node, visit, done, failed, result)
    ), locked as (
      select g.run_id, g.node, g.visit from run_group g join ended using (run_id, node, visit) order by run_id, node, visit for update of g
    ), counted as (
      update run_group g set done = g.done + e.done, failed = g.failed + e.failed, result = e.result::jsonb
      from ended e, locked l
      where g.run_id = e.run_id and g.node = e.node and g.visit = e.visit and l.run_id = g.run_id and l.node = g.node and l.visit = g.visit
      returning g.run_id, g.done >= g.total as complete
    )
    update run_live set wake_at = now() where id in (select run_id from counted where complete)`;
}

async function keepListens(tx: Transaction, listens: Beyond["listens"]): Promise<void> {
  const of = <T>(read: (listen: Beyond["listens"][number]) => T) => listens.map(read);
  await tx`
    insert into run_wait (run_id, node, visit, workspace_id, about, key, events, day, event_id, flow_id, version, lane, shard)
    select run_id, node, visit, workspace_id, about, key, array(select jsonb_array_elements_text(events::jsonb)), day, event_id, flow_id,
      version, lane, shard
    from unnest(
      ${of((listen) => listen.runId)}::uuid[], ${of((listen) => listen.node)}::text[], ${of((listen) => listen.visit)}::int[],
      ${of((listen) => listen.workspaceId)}::uuid[], ${of((listen) => listen.about)}::text[], ${of((listen) => listen.key)}::text[],
      ${of((listen) => JSON.stringify(listen.events))}::text[], ${of((listen) => listen.day)}::date[], ${of((listen) => listen.eventId)}::uuid[],
      ${of((listen) => listen.flowId)}::uuid[], ${of((listen) => listen.version)}::int[], ${of((listen) => listen.lane)}::text[],
      ${of((listen) => listen.shard)}::int[]
    ) as w(run_id, node, visit, workspace_id, about, key, events, day, event_id, flow_id, version, lane, shard)
    on conflict do nothing`;
}

/** Nothing of these runs is waited for any more. What they had begun for themselves and is under way has lost its purpose. */
async function close(tx: Transaction, runIds: readonly string[]): Promise<void> {
  const left = await tx<
    { workspace_id: string; lane: string; shard: number; event_id: string; flow_id: string; version: number; id: string; replay: number }[]
  >`
    select l.workspace_id, l.lane, l.shard, l.event_id, l.flow_id, l.version, l.id, l.replay from run_live l
    where l.parent_id = any(${[...runIds]}::uuid[]) and exists (
      select from run_group g where g.run_id = l.parent_id and g.node = l.journal #>> '{0,parent,node}'
        and g.visit = (l.journal #>> '{0,parent,visit}')::int and g.done < g.total)`;
  await deliverAll(
    tx,
    left.map(({ workspace_id, lane, shard, event_id, flow_id, version, id, replay }) => ({
      kind: "cancel",
      workspaceId: workspace_id,
      lane,
      shard,
      eventId: event_id,
      flowId: flow_id,
      version,
      runId: id,
      replay,
      payload: { failure: orphaned },
    })),
  );
  await tx`delete from run_wait where run_id = any(${[...runIds]}::uuid[])`;
  await tx`delete from run_group where run_id = any(${[...runIds]}::uuid[])`;
  await closeApprovals(tx, runIds);
}
