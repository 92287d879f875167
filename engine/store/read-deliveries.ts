/** Reads the delivery log of a shard in its order: after a restart, and what another process accepted. */
import type { Sql } from "#drizzle/client.ts";
import type { Delivery } from "../runtime/lane.ts";
import type { Payload } from "../runtime/payload.ts";

interface Row {
  day: string;
  shard: number;
  seq: string;
  workspace_id: string;
  lane: string;
  kind: Delivery["kind"];
  event_id: string;
  event_day: string;
  flow_id: string | null;
  version: number | null;
  run_id: string | null;
  replay: number;
  folds: boolean;
  payload?: Payload | null;
  at: Date;
}

/** Up to `most` deliveries behind `after`, in order. */
export async function readDeliveries(sql: Sql, shard: number, after: number, most: number): Promise<Delivery[]> {
  const rows = await sql<Row[]>`
    select day::text, shard, seq, workspace_id, lane, kind, event_id, event_day::text, flow_id, version, run_id, replay, folds, payload, at
    from delivery where shard = ${shard} and seq > ${after} order by seq limit ${most}`;
  return rows.map(deliveryOf);
}

/**
 * The lanes of a shard of which something was put aside. What of it is beyond the cursor is read from the log again, and so is
 * forgotten here: only the shard's new owner may ask.
 */
export async function takeSpilled(sql: Sql, shard: number, cursor: number): Promise<string[]> {
  await sql`delete from spilled where shard = ${shard} and seq > ${cursor}`;
  const rows = await sql<{ lane: string }[]>`select distinct lane from spilled where shard = ${shard}`;
  return rows.map(({ lane }) => lane);
}

/** The next of what was put aside of a lane, in order. */
export async function readSpilled(sql: Sql, shard: number, lane: string, most: number): Promise<Delivery[]> {
  const rows = await sql<Row[]>`
    select d.day::text, d.shard, d.seq, d.workspace_id, d.lane, d.kind, d.event_id, d.event_day::text, d.flow_id, d.version, d.run_id,
      d.replay, d.folds, d.payload, d.at
    from spilled s join delivery d on d.day = s.day and d.shard = s.shard and d.seq = s.seq
    where s.shard = ${shard} and s.lane = ${lane} order by s.seq limit ${most}`;
  return rows.map(deliveryOf);
}

/** The last number given out in each of the shards. */
export async function lastNumbers(sql: Sql, shards: readonly number[]): Promise<Map<number, number>> {
  const rows = await sql<
    { shard: number; last: string }[]
  >`select shard, next_seq - 1 as last from shard where shard = any(${[...shards]}::int[])`;
  return new Map(rows.map((row) => [row.shard, Number(row.last)]));
}

/**
 * Parked runs whose time has come, as wake-ups.
 * @param inHand runs that were woken and are not settled: they stay due until then, and must not stand before the others
 */
export async function readDue(sql: Sql, shards: readonly number[], inHand: readonly string[], most: number): Promise<Delivery[]> {
  const rows = await sql<Omit<Row, "seq" | "kind" | "folds" | "payload">[]>`
    select day::text, shard, workspace_id, lane, event_id, day::text as event_day, flow_id, version, id as run_id, replay, wake_at as at
    from run_live where wake_at <= now() and shard = any(${[...shards]}::int[]) and id <> all(${[...inHand]}::uuid[]) order by wake_at limit ${most}`;
  return rows.map((row) => ({ ...deliveryOf({ ...row, seq: "0", kind: "wake", folds: false, payload: null }), seq: null }));
}

const deliveryOf = (row: Row): Delivery => ({
  kind: row.kind,
  workspaceId: row.workspace_id,
  lane: row.lane,
  shard: row.shard,
  seq: Number(row.seq),
  day: row.day,
  eventId: row.event_id,
  eventDay: row.event_day,
  flowId: row.flow_id,
  version: row.version,
  runId: row.run_id,
  replay: row.replay,
  folds: row.folds,
  payload: row.payload ?? null,
  at: row.at.toISOString(),
});
