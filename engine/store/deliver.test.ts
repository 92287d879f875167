import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { limits } from "#lib/limits.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { eventId, runId, shardOf } from "../ingest/ids.ts";
import { deliver, deliverAll, type Instruction } from "./deliver.ts";
import { ensureDays } from "./ensure-days.ts";

let opened: TestDatabase;
const workspaceId = randomUUID();
const flowId = randomUUID();
beforeAll(async () => {
  opened = await openTestDatabase();
  await ensureDays(opened.sql);
});
afterAll(() => opened.close());

function instruction(lane: string, kind: Instruction["kind"], replay = 1, payload?: Instruction["payload"]): Instruction {
  const event = eventId(Date.now());
  const shard = shardOf(lane, limits.shards);
  const more = payload ? { payload } : {};
  return { kind, workspaceId, lane, shard, eventId: event, flowId, version: 1, runId: runId(event, flowId, replay), replay, ...more };
}
const started = async () => Number((await opened.sql`select sum(n) as n from tally where name = 'runs.started'`)[0]?.["n"] ?? 0);

test("many at once are numbered without a gap within their shard, in the order given, however many write at a time", async () => {
  const batches = Array.from({ length: 6 }, (_, b) =>
    Array.from({ length: 50 }, (_, i) =>
      instruction(`lane ${i % 40}`, "signal", 0, { kind: "judged", node: String(b), visit: i, decision: "again", by: "" }),
    ),
  );
  await Promise.all(batches.map((batch, b) => deliverAll(opened.sql, b % 2 ? batch : batch.toReversed())));
  const rows = await opened.sql<{ shard: number; seq: string; payload: { node: string; visit: number } }[]>`
    select shard, seq, payload from delivery order by shard, seq`;
  expect(rows).toHaveLength(300);
  const shards = Map.groupBy(rows, (row) => row.shard);
  for (const [shard, held] of shards) {
    expect(held.map((row) => Number(row.seq))).toEqual(held.map((_, i) => i + 1));
    const [counter] = await opened.sql`select next_seq from shard where shard = ${shard}`;
    expect(Number(counter?.["next_seq"])).toBe(held.length + 1);
    for (const [batch, own] of Map.groupBy(held, (row) => row.payload.node)) {
      const order = own.map((row) => row.payload.visit);
      expect(order).toEqual(order.toSorted((a, b) => (Number(batch) % 2 ? a - b : b - a)));
    }
  }
});

test("a replay asked for twice counts once, whether the first waits still or is over", async () => {
  const before = await started();
  const one = instruction("lane 7", "replay");
  await deliver(opened.sql, one);
  await deliver(opened.sql, one);
  await deliverAll(opened.sql, [one, instruction("lane 8", "replay"), instruction("lane 9", "cancel")]);
  expect((await started()) - before).toBe(2);
  await opened.sql`update shard_lease l set cursor = s.next_seq - 1 from shard s where s.shard = l.shard`;
  await opened.sql`
    insert into run (day, id, workspace_id, flow_id, version, event_id, event_type, lane, started_at, ended_at, journal_version, journal, status)
    values (current_date, ${one.runId}, ${workspaceId}, ${flowId}, 1, ${one.eventId}, 'order.paid', 'lane 7', now(), now(), 1, '[]', 'finished')`;
  await deliver(opened.sql, one);
  expect((await started()) - before).toBe(2);
});
