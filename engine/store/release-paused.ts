/**
 * Runs that wait because something is paused: which they are, and how they go on.
 *
 * 1. What waited for a flow is woken one run at a time in each lane, in the order of the events; the next one once the one before
 *    has ended or parks elsewhere. A pause that is being ended is over when none is left, decided under its row's lock.
 * 2. A run that parked for a pause of which its process had not heard the end is woken too: nothing waits for nobody.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import { deliverAll } from "./deliver.ts";

/** The connection of the call at which a run stands; empty for a call without one. */
const connectionOf = `coalesce(jsonb_path_query_array(journal, '$[*] ? (@.kind == "asked").input.connectionId') ->> -1, '')`;
const begun = "jsonb_array_length(journal) > 0";

export interface PauseTarget {
  readonly workspaceId: string;
  readonly scope: "flow" | "connection" | "all";
  /** Of the flow or connection. */
  readonly id: string;
}

/** A condition on `run_live` for the runs that wait for this pause. */
const waitsFor = (sql: Sql | Transaction, { workspaceId, scope, id }: PauseTarget) =>
  scope === "flow"
    ? sql`reason = 'paused' and flow_id = ${id} and not ${sql.unsafe(begun)}`
    : scope === "connection"
      ? sql`reason = 'paused' and workspace_id = ${workspaceId} and ${sql.unsafe(begun)} and ${sql.unsafe(connectionOf)} = ${id}`
      : sql`reason = 'paused' and workspace_id = ${workspaceId} and ${sql.unsafe(begun)}`;

/** How many wait, up to a bound. */
export async function countPaused(sql: Sql, target: PauseTarget): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (select 1 from run_live where ${waitsFor(sql, target)} limit ${limits.pausedCountedMax}) w`;
  return row?.n ?? 0;
}

/** Those that stand at a call go on: a few each millisecond, in the order of their events, so that the other side is not overrun. */
export async function wakePaused(tx: Transaction, target: PauseTarget): Promise<void> {
  await tx`
    update run_live set wake_at = now() + w.n * interval '1 ms', updated_at = now()
    from (select id, row_number() over (order by started_at, id) / 4 as n from run_live where ${waitsFor(tx, target)} and wake_at is null) w
    where run_live.id = w.id`;
}

/** Ends them without running them; up to so many at once. Returns how many there were. */
export async function skipPaused(sql: Sql, target: PauseTarget, most: number): Promise<number> {
  return sql.begin(async (tx) => {
    const rows = await tx<
      {
        id: string;
        workspace_id: string;
        lane: string;
        shard: number;
        event_id: string;
        flow_id: string;
        version: number;
        replay: number;
      }[]
    >`
      update run_live set reason = 'skipped', updated_at = now()
      where id in (select id from run_live where ${waitsFor(tx, target)} order by started_at, id limit ${most} for update skip locked)
      returning id, workspace_id, lane, shard, event_id, flow_id, version, replay`;
    await deliverAll(
      tx,
      rows.map((row) => ({
        kind: "cancel" as const,
        workspaceId: row.workspace_id,
        lane: row.lane,
        shard: row.shard,
        eventId: row.event_id,
        flowId: row.flow_id,
        version: row.version,
        runId: row.id,
        replay: row.replay,
        payload: { failure: { code: "run.skipped", message: "Skipped: it came while this was paused.", final: true } },
      })),
    );
    return rows.length;
  });
}

/** One look: wakes who is next in each lane of the flows that are resumed, and ends the pauses that nobody waits for any more. */
export async function releasePaused(sql: Sql): Promise<void> {
  const flows = await sql<{ id: string }[]>`select id from pause where state = 'draining' and scope = 'flow'`;
  for (const { id } of flows) {
    const woken = await sql`
      update run_live set wake_at = now(), updated_at = now()
      where id in (
        select id from (
          select distinct on (lane) id, lane, wake_at from run_live
          where flow_id = ${id} and reason = 'paused' and not ${sql.unsafe(begun)} order by lane, started_at, id
        ) head
        where wake_at is null and not exists (
          select from run_live before where before.flow_id = ${id} and before.lane = head.lane and before.status = 'running'
        )
        limit ${limits.releasedAtOnce}
      )
      returning id`;
    if (woken.length > 0) await sql.notify("tradewind", "released");
    else await endPause(sql, id);
  }
  await wakeForgotten(sql);
}

async function endPause(sql: Sql, flowId: string): Promise<void> {
  await sql.begin(async (tx) => {
    const [standing] = await tx`select 1 from pause where scope = 'flow' and id = ${flowId} and state = 'draining' for update skip locked`;
    if (!standing) return;
    const [waiting] = await tx`select 1 from run_live where flow_id = ${flowId} and reason = 'paused' and not ${tx.unsafe(begun)} limit 1`;
    if (waiting) return;
    await tx`delete from pause where scope = 'flow' and id = ${flowId}`;
    await tx`update publication set revision = revision + 1`;
    await tx`select pg_notify('tradewind', 'published')`;
  });
}

async function wakeForgotten(sql: Sql): Promise<void> {
  await sql`
    update run_live set wake_at = now(), updated_at = now()
    where reason = 'paused' and wake_at is null and updated_at < now() - ${limits.pauseHeardMs} * interval '1 ms' and (
      case when ${sql.unsafe(begun)}
        then not exists (select from pause z where z.workspace_id = run_live.workspace_id
          and (z.scope = 'all' or (z.scope = 'connection' and z.id::text = ${sql.unsafe(connectionOf)})))
        else not exists (select from pause z where z.scope = 'flow' and z.id = run_live.flow_id)
      end)`;
}
