import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import { deliverAll } from "./deliver.ts";

interface Row {
  id: string;
  lane: string;
  shard: number;
  event_id: string;
  version: number;
  replay: number;
}

/** Asks every run of a flow that waits to end, in batches, in the order of their ids. */
export async function cancelWaiting(sql: Sql, workspaceId: string, flowId: string): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await sql<Row[]>`
      select id, lane, shard, event_id, version, replay from run_live
      where workspace_id = ${workspaceId} and flow_id = ${flowId} and status = 'parked' and id > ${after} order by id limit ${limits.skippedAtOnce}`;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    await deliverAll(
      sql,
      rows.map((row) => ({
        kind: "cancel" as const,
        workspaceId,
        lane: row.lane,
        shard: row.shard,
        eventId: row.event_id,
        flowId,
        version: row.version,
        runId: row.id,
        replay: row.replay,
        payload: { failure: { code: "run.flow-offline", message: "Cancelled: its flow was taken offline.", final: true } },
      })),
    );
  }
}
