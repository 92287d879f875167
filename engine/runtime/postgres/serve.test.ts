import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import type { Entry } from "#lib/run/journal.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { shardOf } from "../../ingest/ids.ts";
import type { Incoming } from "../../ingest/incoming.ts";
import { deliver } from "../../store/deliver.ts";
import { type Engine, startEngine } from "./serve.ts";

let database: TestDatabase;
let engine: Engine;
const workspaceId = randomUUID();
const failures: unknown[] = [];

const begin = () => startEngine({ url: database.url, role: "all", log: (failure, error) => failures.push([failure, error]) });

beforeEach(async () => {
  failures.length = 0;
  database = await openTestDatabase();
  await database.sql`insert into workspace (id, name) values (${workspaceId}, 'Test')`;
  engine = await begin();
});
afterEach(async () => {
  await engine.stop();
  await database.close();
});

const bigOrders: FlowDraft = {
  name: "Mark big orders",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "big", type: "logic.if", config: { when: "order.total > 500.0" } },
    { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "priority" } },
    { id: "tell", type: "team.note", config: { text: "Big order {{ order.number }}: {{ order.total }}" } },
  ],
  edges: [
    { from: "start", port: "out", to: "big" },
    { from: "big", port: "true", to: "mark" },
    { from: "mark", port: "out", to: "tell" },
  ],
};

async function publish(draft: FlowDraft, version = 1, flowId: string = randomUUID()): Promise<string> {
  const document = flowDocument.parse(draft);
  const { sql } = database;
  await sql.begin(async (tx) => {
    await tx`
      insert into flow (id, workspace_id, name, draft, published_version, last_version)
      values (${flowId}, ${workspaceId}, ${document.name}, ${tx.json(document as never)}, ${version}, ${version})
      on conflict (id) do update set published_version = excluded.published_version`;
    await tx`insert into flow_version (workspace_id, flow_id, version, document) values (${workspaceId}, ${flowId}, ${version}, ${tx.json(document as never)})`;
    await tx`update publication set revision = revision + 1`;
  });
  return flowId;
}

function order(id: string, total: string, more: Record<string, unknown> = {}): Incoming {
  const body = {
    id,
    name: `#${id}`,
    currency: "EUR",
    total_price: total,
    current_total_price: total,
    created_at: "2026-11-01T10:00:00+08:00",
    ...more,
  };
  return {
    workspaceId,
    sourceId: null,
    origin: "webhook",
    reading: { platform: "shopify", topic: "orders/create", v: 1 },
    body: Buffer.from(JSON.stringify(body)),
    headers: {},
    dedupeKey: `key ${id}`,
    receivedAt: new Date(),
  };
}

interface RunRow {
  id: string;
  status: string;
  event_id: string;
  version: number;
  journal: Entry[];
  entity_label: string;
  failure_code: string | null;
}
async function runs(n: number): Promise<RunRow[]> {
  for (let i = 0; i < 400; i++) {
    const rows = await database.sql<(Omit<RunRow, "journal"> & { journal: string })[]>`select * from run order by started_at, id`;
    if (rows.length >= n) return rows.map((row) => ({ ...row, journal: JSON.parse(row.journal) as Entry[] }));
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error(`no ${n} runs; failures: ${JSON.stringify(failures.map(String))}`);
}

test("an order above the limit is tagged and the team told, each exactly once", async () => {
  await publish(bigOrders);
  await engine.acceptor.accept(order("1001", "900.00"));
  await engine.acceptor.accept(order("1002", "20.00"));
  const [first, second] = await runs(2);
  expect(first).toMatchObject({ status: "finished", version: 1, entity_label: "#1001" });
  expect(first?.journal.map((entry) => entry.kind)).toEqual(["started", "decided", "asked", "answered", "asked", "answered", "ended"]);
  expect(second?.journal.map((entry) => entry.kind)).toEqual(["started", "decided", "ended"]);
  const orders = await database.sql`select id, tags, status from shop_order order by id`;
  expect(orders.map((row) => ({ ...row }))).toEqual([
    { id: "1001", tags: ["priority"], status: "open" },
    { id: "1002", tags: [], status: "open" },
  ]);
  expect((await database.sql`select text, order_id from team_note`).map((row) => row["text"])).toEqual(["Big order #1001: 900.00"]);
  expect(failures).toEqual([]);
});

test("a sender's repetitions are one event and one run, also in one batch; counts are exact", async () => {
  await publish(bigOrders);
  const answers = await Promise.all(Array.from({ length: 6 }, () => engine.acceptor.accept(order("1001", "900.00"))));
  const later = await engine.acceptor.accept(order("1001", "900.00"));
  expect(new Set([...answers, later].map(({ eventId }) => eventId)).size).toBe(1);
  expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  await runs(1);
  engine.reject(workspaceId, "rejected", randomUUID());
  await new Promise((next) => setTimeout(next, 200));
  const rows = await database.sql<{ name: string; n: string }[]>`select name, sum(n) as n from tally group by name`;
  expect(Object.fromEntries(rows.map((row) => [row.name, Number(row.n)]))).toEqual({
    "events.accepted": 1,
    "events.duplicate": 6,
    "events.rejected": 1,
    "runs.started": 1,
    "runs.finished": 1,
    "effects.done": 2,
  });
});

test("an event that matches no flow is folded all the same, and says that it started nothing", async () => {
  await engine.acceptor.accept(order("7", "1.00"));
  for (let i = 0; i < 100; i++) {
    if ((await database.sql`select 1 from shop_order`).length > 0) break;
    await new Promise((next) => setTimeout(next, 20));
  }
  expect(await database.sql`select 1 from shop_order`).toHaveLength(1);
  expect((await database.sql`select started from event`)[0]?.["started"]).toBe(0);
});

test("a publish is seen by the very next event; older runs keep their version", async () => {
  const flowId = await publish(bigOrders);
  await engine.acceptor.accept(order("1", "900.00"));
  await publish(bigOrders, 2, flowId);
  await engine.acceptor.accept(order("2", "900.00"));
  expect((await runs(2)).map(({ version }) => version)).toEqual([1, 2]);
});

test("a step on an order that is not there fails its run with a sentence, and other runs go on", async () => {
  const [start, , mark] = bigOrders.nodes ?? [];
  await publish({
    name: "Wrong order",
    nodes: [start, { ...mark, config: { orderId: "nobody", tag: "x" } }] as never,
    edges: [{ from: "start", port: "out", to: "mark" }],
  });
  await publish(bigOrders);
  await engine.acceptor.accept(order("5", "900.00"));
  const both = await runs(2);
  expect(both.map(({ status }) => status).sort()).toEqual(["failed", "finished"]);
  expect(both.find(({ status }) => status === "failed")?.failure_code).toBe("order.not-found");
});

test("text that PostgreSQL refuses (NUL, lone surrogates) breaks nothing", async () => {
  await publish({
    ...bigOrders,
    nodes: (bigOrders.nodes ?? []).map((node) =>
      node.id === "tell" ? { ...node, config: { text: "{{ event.body.note }} {{ order.note }}" } } : node,
    ),
  });
  await engine.acceptor.accept(order("9", "900.00", { note: "a\u0000b\ud800c" }));
  expect((await runs(1))[0]?.status).toBe("finished");
  expect(failures).toEqual([]);
});

test("a thousand orders at once, each run once, one order's events in their order", async () => {
  await publish(bigOrders);
  const sent = Array.from({ length: 1_000 }, (_, i) => engine.acceptor.accept({ ...order(String(i % 50), "900.00"), dedupeKey: `d${i}` }));
  await Promise.all(sent);
  const all = await runs(1_000);
  expect(all).toHaveLength(1_000);
  expect(new Set(all.map(({ event_id }) => event_id)).size).toBe(1_000);
  expect(all.every(({ status }) => status === "finished")).toBe(true);
  expect(failures).toEqual([]);
});

test("a replay is a run of its own; cancelling an ended run changes nothing", async () => {
  const flowId = await publish(bigOrders);
  await engine.acceptor.accept(order("1", "900.00"));
  const [first] = await runs(1);
  const lane = `${workspaceId}/order:1`;
  const common = { workspaceId, lane, shard: shardOf(lane, 32), eventId: first?.event_id ?? "", flowId, version: 1 };
  await deliver(database.sql, { ...common, kind: "cancel", runId: first?.id ?? "", replay: 0 });
  await deliver(database.sql, { ...common, kind: "replay", runId: "018cc251-f400-7000-8000-000000000001", replay: 1 });
  const both = await runs(2);
  expect(both.map(({ status }) => status)).toEqual(["finished", "finished"]);
});

test("what was accepted by a process that died is finished by the next one", async () => {
  await publish(bigOrders);
  // accepted and never handed over: the row is all that the next process finds
  await engine.stop();
  const web = await startEngine({ url: database.url, role: "web", log: () => {} });
  await Promise.all(Array.from({ length: 40 }, (_, i) => web.acceptor.accept(order(String(i), "900.00"))));
  await web.stop();
  engine = await begin();
  expect(await runs(40)).toHaveLength(40);
});

test("a run in another lane than its order's waits for the order, also where another process works that lane", async () => {
  const [start, ...others] = bigOrders.nodes ?? [];
  await publish({ ...bigOrders, ordering: "none" });
  await publish({ ...bigOrders, nodes: [{ ...start, config: { event: "order.created", orderBy: "customer.id" } }, ...others] as never });
  const second = await begin();
  for (let i = 0; i < 400; i++) {
    const [row] = await database.sql`select count(distinct owner)::int as n, count(owner)::int as held from shard_lease`;
    if (row?.["n"] === 2 && row["held"] === 32) break;
    await new Promise((next) => setTimeout(next, 25));
  }
  const bought = (i: number) => order(String(i), "900.00", { customer: { id: 7 + i } });
  await Promise.all(Array.from({ length: 200 }, (_, i) => (i % 2 ? engine : second).acceptor.accept(bought(i))));
  const all = await runs(400);
  await second.stop();
  expect(all.filter(({ status }) => status !== "finished").map(({ failure_code }) => failure_code)).toEqual([]);
});

test("a stop lets the calls that are out be answered: nothing is left in doubt that need not be", async () => {
  let asked: () => void = () => {};
  const arrived = new Promise<void>((done) => {
    asked = done;
  });
  const warehouse = createServer((_req, res) => {
    asked();
    setTimeout(() => res.end("{}"), 400);
  });
  await new Promise<void>((done) => warehouse.listen(0, "127.0.0.1", done));
  const baseUrl = `http://127.0.0.1:${(warehouse.address() as AddressInfo).port}`;
  const connectionId = randomUUID();
  const settings = { baseUrl, allowedHosts: ["127.0.0.1"] };
  await database.sql`
    insert into connection (id, workspace_id, name, kind, settings)
    values (${connectionId}, ${workspaceId}, 'Warehouse', 'http', ${database.sql.json(settings)})`;
  const before = process.env["DATABASE_URL"];
  process.env["DATABASE_URL"] = database.url;
  const [start, , , tell] = bigOrders.nodes ?? [];
  await publish({
    ...bigOrders,
    nodes: [
      start,
      { id: "call", type: "outside.http", config: { method: "POST", url: "/orders", connection: connectionId } },
      tell,
    ] as never,
    edges: [
      { from: "start", port: "out", to: "call" },
      { from: "call", port: "ok", to: "tell" },
    ],
  });
  await engine.acceptor.accept(order("1", "900.00"));
  await arrived;
  await engine.stop();
  warehouse.close();
  const ended = await database.sql<{ status: string }[]>`select status from run`;
  expect(ended.map(({ status }) => status)).toEqual(["finished"]);
  engine = await begin();
  if (before === undefined) delete process.env["DATABASE_URL"];
  else process.env["DATABASE_URL"] = before;
});

test("past the bound of what may wait, senders are asked to come again; when it is done they are taken again", async () => {
  await engine.stop();
  engine = await startEngine({ url: database.url, role: "web", log: (failure, error) => failures.push([failure, error]) });
  const { sql } = database;
  await sql`update shard set next_seq = next_seq + ${limits.backlogMax} where shard = 3`;
  const answer = () => engine.acceptor.accept(order(randomUUID(), "1.00")).catch((error: unknown) => error);
  await expect.poll(answer).toMatchObject({ code: "overloaded" });
  const [row] = await sql`select count(*)::int as n from event`;
  const before = row?.["n"];
  expect(await answer()).toMatchObject({ code: "overloaded" });
  expect((await sql`select count(*)::int as n from event`)[0]?.["n"]).toBe(before);
  await sql`update shard_lease set cursor = ${limits.backlogMax} where shard = 3`;
  await expect.poll(answer).toMatchObject({ duplicate: false });
});
