import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { runId } from "../ingest/ids.ts";
import type { Incoming } from "../ingest/incoming.ts";
import { type Engine, startEngine } from "../runtime/postgres/serve.ts";
import { deliver } from "./deliver.ts";
import { ensureDays } from "./ensure-days.ts";
import { retain } from "./retain.ts";

let database: TestDatabase;
let engine: Engine;
let warehouse: Server;
let called = 0;
const workspaceId = randomUUID();
const connectionId = randomUUID();
const failures: unknown[] = [];
const dayMs = 86_400_000;
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString().slice(0, 10);
const begin = (role: "all" | "web") =>
  startEngine({ url: database.url, role, log: (failure, error) => failures.push([failure.code, String(error)]) });

beforeAll(async () => {
  database = await openTestDatabase();
  process.env["DATABASE_URL"] = database.url;
  warehouse = createServer((_req, res) => {
    called++;
    res.end("{}");
  });
  await new Promise<void>((done) => warehouse.listen(0, "127.0.0.1", done));
  const { sql } = database;
  await sql`insert into workspace (id, name) values (${workspaceId}, 'Test')`;
  const settings = { baseUrl: `http://127.0.0.1:${(warehouse.address() as AddressInfo).port}`, allowedHosts: ["127.0.0.1"], dedupes: true };
  await sql`insert into connection (id, workspace_id, name, kind, settings) values (${connectionId}, ${workspaceId}, 'Warehouse', 'http', ${sql.json(settings)})`;
  await ensureDays(sql);
  for (const daysAgo of [40, 95, 100]) await sql`select ensure_day(${day(daysAgo)})`;
  await publish({
    name: "Tell the warehouse",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "big", type: "logic.if", config: { when: "order.total > 500.0" } },
      { id: "call", type: "outside.http", config: { method: "PUT", url: "/orders", connection: connectionId } },
      { id: "pause", type: "logic.wait", config: { for: "P300D" } },
      { id: "tell", type: "team.note", config: { text: "{{ order.number }} is told" } },
    ],
    edges: [
      { from: "start", port: "out", to: "big" },
      { from: "big", port: "true", to: "call" },
      { from: "call", port: "ok", to: "pause" },
      { from: "pause", to: "tell" },
    ],
  });
  engine = await begin("all");
});
afterAll(async () => {
  await engine.stop();
  warehouse.close();
  await database.close();
});

async function publish(draft: FlowDraft): Promise<void> {
  const document = flowDocument.parse(draft);
  const flowId = randomUUID();
  const { sql } = database;
  await sql.begin(async (tx) => {
    await tx`
      insert into flow (id, workspace_id, name, draft, published_version, last_version)
      values (${flowId}, ${workspaceId}, ${document.name}, ${tx.json(document as never)}, 1, 1)`;
    await tx`insert into flow_version (workspace_id, flow_id, version, document) values (${workspaceId}, ${flowId}, 1, ${tx.json(document as never)})`;
    await tx`update publication set revision = revision + 1`;
  });
}

function order(id: string, total: string, daysAgo: number): Incoming {
  return {
    workspaceId,
    sourceId: null,
    origin: "webhook",
    reading: { platform: "shopify", topic: "orders/create", v: 1 },
    body: Buffer.from(JSON.stringify({ id, name: `#${id}`, currency: "EUR", total_price: total, current_total_price: total })),
    headers: {},
    dedupeKey: `key ${id}`,
    receivedAt: new Date(Date.now() - daysAgo * dayMs),
  };
}

const count = async (table: string) => (await database.sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`))[0]?.n;
const counts = async (...tables: string[]) => Object.fromEntries(await Promise.all(tables.map(async (name) => [name, await count(name)])));
const partitions = async () =>
  (await database.sql<{ name: string }[]>`select relname as name from pg_class where relname ~ '_[0-9]{8}$' and relkind = 'r'`).map(
    ({ name }) => name,
  );
const named = (parent: string, daysAgo: number) => `${parent}_${day(daysAgo).replaceAll("-", "")}`;

test("old days go as whole tables; a run that waits keeps its event and its actions, wakes and ends, and then goes too", async () => {
  for (const [id, total, daysAgo] of [
    ["1", "900.00", 100],
    ["2", "1.00", 100],
    ["3", "1.00", 95],
    ["4", "1.00", 40],
    ["5", "1.00", 0],
  ] as const)
    await engine.acceptor.accept(order(id, total, daysAgo));
  await expect
    .poll(() => counts("run", "run_live where status = 'parked'"), { timeout: 10_000 })
    .toEqual({
      run: 4,
      "run_live where status = 'parked'": 1,
    });
  // they ended soon after their events, as runs do
  await database.sql`update run set ended_at = started_at + interval '1 second'`;

  await retain(database.url);
  const left = await partitions();
  for (const parent of ["event", "run", "effect"]) {
    expect(left).not.toContain(named(parent, 100));
    expect(left).not.toContain(named(parent, 95));
    expect(left).toContain(named(parent, 40));
    expect(left).toContain(named(parent, 0));
  }
  expect(left).not.toContain(named("delivery", 40));
  expect(left).toContain(named("delivery", 0));
  expect(await counts("event", "event_default", "run", "run_default", "effect_default", "event_key")).toEqual({
    event: 3,
    event_default: 1,
    run: 2,
    run_default: 0,
    effect_default: 1,
    // the keys of 40 days ago and more are gone
    event_key: 1,
  });
  expect((await database.sql`select kept_from::text, note from retention`)[0]).toEqual({ kept_from: day(limits.historyDays), note: "" });

  // a restart forgets what was in memory: the event is read again from where it was carried to
  await engine.stop();
  engine = await begin("all");
  // its time has come: a wake-up alone, before it, changes nothing
  await database.sql`
    update run_live set wake_at = now(), journal = regexp_replace(journal::text, '"until": "[^"]*"', '"until": "2020-01-01T00:00:00.000Z"', 'g')::jsonb`;
  await expect
    .poll(() => counts("run_default", "run_live", "team_note"), { timeout: 10_000 })
    .toEqual({
      run_default: 1,
      run_live: 0,
      team_note: 1,
    });
  const [ended] = await database.sql`select status, day::text from run_default`;
  expect(ended).toEqual({ status: "finished", day: day(100) });
  expect((await database.sql`select state from effect_default`)[0]).toEqual({ state: "done" });

  // it ended today, so it is kept like what happened today
  await retain(database.url);
  expect(await counts("event_default", "run_default", "effect_default")).toEqual({ event_default: 1, run_default: 1, effect_default: 1 });
  await retain(database.url, day(-limits.historyDays - 1));
  expect(await counts("event_default", "run_default", "effect_default", "run")).toEqual({
    event_default: 0,
    run_default: 0,
    effect_default: 0,
    run: 0,
  });
  expect(failures).toEqual([]);
}, 40_000);

test("a repetition that waits finds what the run that it repeats has done, though that run's day is gone", async () => {
  const { sql } = database;
  const before = called;
  await sql`select ensure_day(${day(100)})`;
  await ensureDays(sql);
  await engine.acceptor.accept(order("31", "900.00", 100));
  const parked = async () =>
    (await sql`select id, lane, shard, event_id, flow_id from run_live where status = 'parked' and reason = 'time'`)[0];
  await expect.poll(parked, { timeout: 10_000 }).toBeTruthy();
  const first = (await parked()) as { id: string; lane: string; shard: number; event_id: string; flow_id: string };
  const common = { workspaceId, lane: first.lane, shard: first.shard, eventId: first.event_id, flowId: first.flow_id, version: 1 };
  await deliver(sql, { ...common, kind: "cancel", runId: first.id, replay: 0 });
  await expect.poll(parked, { timeout: 10_000 }).toBeUndefined();
  await sql`update run set ended_at = started_at + interval '1 second' where id = ${first.id}`;
  const again = runId(first.event_id, first.flow_id, 1);
  await deliver(sql, { ...common, kind: "replay", runId: again, replay: 1, payload: { origin: first.id, journal: null, again: [] } });
  await expect.poll(parked, { timeout: 10_000 }).toMatchObject({ id: again });

  await retain(database.url);
  expect(await partitions()).not.toContain(named("effect", 100));
  const kept = `effect where run_id = '${first.id}' and state = 'done'`;
  expect(await counts(kept)).toEqual({ [kept]: 1 });
  await retain(database.url);
  expect(await counts(kept)).toEqual({ [kept]: 1 });
  expect(called).toBe(before + 1);

  await deliver(sql, { ...common, kind: "cancel", runId: again, replay: 1 });
  await expect.poll(parked, { timeout: 10_000 }).toBeUndefined();
  await sql`update run set ended_at = now() - interval '99 days' where id = ${again}`;
  await retain(database.url);
  expect(await counts(kept)).toEqual({ [kept]: 0 });
  expect(failures).toEqual([]);
}, 40_000);

test("what is accepted and not done is never dropped, however old", async () => {
  const { sql } = database;
  await engine.stop();
  await sql`update retention set keys_walked_on = null`;
  for (const daysAgo of [100, 10]) await sql`select ensure_day(${day(daysAgo)})`;
  await ensureDays(sql);
  engine = await begin("web");
  await engine.acceptor.accept(order("11", "1.00", 100));
  await engine.acceptor.accept(order("12", "1.00", 10));
  await retain(database.url);
  const left = await partitions();
  expect(left).toContain(named("delivery", 100));
  expect(left).toContain(named("delivery", 10));
  expect(left).not.toContain(named("event", 100));
  const waiting = `delivery where day < '${day(limits.deliveryDays)}'`;
  expect(await counts("event_default", waiting)).toEqual({ event_default: 1, [waiting]: 2 });
  await engine.stop();
  engine = await begin("all");
  await expect.poll(() => counts("run"), { timeout: 10_000 }).toEqual({ run: 2 });
  await retain(database.url);
  expect(await partitions()).not.toContain(named("delivery", 10));
  expect(failures).toEqual([]);
}, 40_000);

test("a drop that has to wait for a long reader gives way, says so, and is done the next time", async () => {
  const { sql } = database;
  await sql`select ensure_day(${day(120)})`;
  let letGo = () => {};
  const gate = new Promise<void>((done) => {
    letGo = done;
  });
  const reading = sql.begin(async (tx) => {
    await tx`select count(*) from run`;
    await gate;
  });
  const dropping = retain(database.url);
  // the hot path goes on meanwhile
  await expect.poll(() => count("pg_stat_activity where application_name = 'tradewind retention'")).toBeGreaterThan(0);
  const began = Date.now();
  await engine.acceptor.accept(order("21", "1.00", 0));
  expect(Date.now() - began).toBeLessThan(10_000);
  await Promise.all([retain(database.url), dropping]);
  expect((await sql<{ note: string }[]>`select note from retention`)[0]?.note).toMatch(/was in use/);
  letGo();
  await reading;
  await retain(database.url);
  expect(await partitions()).not.toContain(named("run", 120));
  expect((await sql`select note from retention`)[0]).toEqual({ note: "" });
}, 60_000);
