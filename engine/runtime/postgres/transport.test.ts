import { randomUUID } from "node:crypto";
import { openTestDatabase } from "#tests/database.ts";
import { eventId, shardOf } from "../../ingest/ids.ts";
import { acceptEvents } from "../../store/accept-events.ts";
import { commitTurns } from "../../store/commit-turns.ts";
import { ensureDays } from "../../store/ensure-days.ts";
import { laneContract } from "../lane.contract.ts";
import { nothingWritten } from "../run-store.ts";
import { PostgresTransport } from "./transport.ts";

laneContract("the PostgreSQL runtime", async () => {
  const { sql, close } = await openTestDatabase();
  await ensureDays(sql);
  let open: PostgresTransport | null = null;
  const workspaceId = randomUUID();
  const today = new Date().toISOString().slice(0, 10);
  return {
    async accept(lane) {
      const id = eventId(Date.now());
      const at = new Date().toISOString();
      const delivery = {
        kind: "event" as const,
        workspaceId,
        lane,
        shard: shardOf(lane, 32),
        day: today,
        eventId: id,
        eventDay: today,
        flowId: null,
        version: null,
        runId: null,
        replay: 0,
        folds: false,
        at,
      };
      const row = {
        id,
        day: today,
        workspaceId,
        sourceId: null,
        origin: "hand",
        type: "other",
        topic: "",
        entityType: null,
        entityId: null,
        receivedAt: at,
        reading: { platform: "tradewind", topic: "", v: 1 },
        body: Buffer.from("{}"),
        headers: {},
        dedupeKey: null,
        deliveries: [delivery],
      };
      const { deliveries } = await acceptEvents(sql, [row], 0, 0);
      open?.offer(deliveries, new Map());
      return id;
    },
    async wakeAt(lane, ms) {
      const id = randomUUID();
      await sql`
        insert into run_live (day, id, workspace_id, flow_id, version, event_id, event_type, lane, started_at, journal_version, journal, shard,
          status, wake_at, updated_at)
        values (${today}, ${id}, ${workspaceId}, ${randomUUID()}, 1, ${randomUUID()}, 'other', ${lane}, now(), 1, '[]', ${shardOf(lane, 32)},
          'parked', ${new Date(ms)}, now())`;
      return id;
    },
    open() {
      open = new PostgresTransport(sql, randomUUID(), { clock: Date.now, after: (ms, then) => void setTimeout(then, ms), log: () => {} });
      return open;
    },
    waiting: () => open?.dispatch.lanes.size ?? 0,
    commit: (fence) => sql.begin((tx) => commitTurns(tx, nothingWritten, fence, 0)),
    async forget(id) {
      await sql`delete from run_live where id = ${id}`;
    },
    close,
  };
});
