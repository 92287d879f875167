import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { limits } from "#lib/limits.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { commitTurns } from "../../store/commit-turns.ts";
import { ensureDays } from "../../store/ensure-days.ts";
import type { TakeTurns } from "../lane.ts";
import { nothingWritten } from "../run-store.ts";
import { PostgresTransport } from "./transport.ts";

let database: TestDatabase;
let transport: PostgresTransport;
const seen: string[] = [];

beforeEach(async () => {
  seen.length = 0;
  database = await openTestDatabase();
  await ensureDays(database.sql);
  transport = new PostgresTransport(database.sql, randomUUID(), {
    clock: Date.now,
    after: (ms, then) => void setTimeout(then, ms),
    log: () => {},
  });
});
afterEach(async () => {
  await transport.stop();
  await database.close();
});

async function due(n: number, agoMs: number): Promise<string[]> {
  const ids = Array.from({ length: n }, () => randomUUID());
  await database.sql`
    insert into run_live (day, id, workspace_id, flow_id, version, event_id, event_type, lane, started_at, journal_version, journal, shard,
      status, wake_at, updated_at)
    select current_date, id, ${randomUUID()}, ${randomUUID()}, 1, id, 'other', id::text, now(), 1, '[]', 3, 'parked',
      now() - ${agoMs} * interval '1 ms', now()
    from unnest(${ids}::uuid[]) as id`;
  return ids;
}

/** Every turn is still under way, like one whose call outside has not been answered. */
const holdAll: TakeTurns = async (batch, fenceFor) => {
  for (const message of batch) {
    message.heldSince ??= Date.now();
    seen.push(message.delivery.runId ?? "");
  }
  await database.sql.begin((tx) => commitTurns(tx, nothingWritten, fenceFor([]), 0));
  return { settled: [], untouched: [] };
};

async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !done(); i++) await new Promise((next) => setTimeout(next, 10));
  expect(done()).toBe(true);
}

test("a wake-up in hand when its shard was lost comes again once the shard is taken anew", async () => {
  const [id = ""] = await due(1, 1_000);
  await transport.start(holdAll);
  await until(() => seen.length === 1);
  await database.sql`update shard_lease set epoch = epoch + 1, owner = null`;
  await until(() => seen.length === 2);
  expect(seen).toEqual([id, id]);
});

test("runs that are long about their turn do not keep others asleep", async () => {
  await due(limits.turnsPerBatchMax, 10_000);
  const [later = ""] = await due(1, 1_000);
  await transport.start(holdAll);
  await until(() => seen.includes(later));
});
