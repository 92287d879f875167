/** What runs wait for, over PostgreSQL: every way of resting, with the engine restarted while they rest. */
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { deliver } from "../../store/deliver.ts";
import type { Payload } from "../payload.ts";
import { type Engine, startEngine } from "./serve.ts";

let database: TestDatabase;
let engine: Engine;
let outside: Server;
let called: string[] = [];
const workspaceId = randomUUID();
const failures: unknown[] = [];
const begin = () => startEngine({ url: database.url, role: "all", log: (failure, error) => failures.push([failure, error]) });

beforeEach(async () => {
  failures.length = 0;
  called = [];
  database = await openTestDatabase();
  await database.sql`insert into workspace (id, name) values (${workspaceId}, 'Test')`;
  outside = createServer((request, response) => {
    called.push(request.url ?? "");
    response.writeHead(request.url?.includes("bad") ? 400 : 200).end("{}");
  }).listen(0, "127.0.0.1");
  engine = await begin();
});
afterEach(async () => {
  await engine.stop();
  await database.close();
  outside.close();
  expect(failures).toEqual([]);
});

async function publish(draft: FlowDraft, flowId: string = randomUUID()): Promise<string> {
  const document = flowDocument.parse(draft);
  await database.sql.begin(async (tx) => {
    await tx`
      insert into flow (id, workspace_id, name, draft, published_version, last_version)
      values (${flowId}, ${workspaceId}, ${document.name}, ${tx.json(document as never)}, 1, 1)`;
    await tx`insert into flow_version (workspace_id, flow_id, version, document) values (${workspaceId}, ${flowId}, 1, ${tx.json(document as never)})`;
    await tx`update publication set revision = revision + 1`;
  });
  return flowId;
}

const hear = (type: string, id: string, more: Record<string, unknown> = {}) =>
  engine.acceptor.accept({
    workspaceId,
    sourceId: null,
    origin: "hand",
    reading: { platform: "tradewind", topic: "", v: 1 },
    body: Buffer.from(
      JSON.stringify({ type, order: { id, number: `#${id}`, currency: "EUR" }, customer: { id: "c1", name: "Li" }, ...more }),
    ),
    headers: {},
    dedupeKey: null,
    receivedAt: new Date(),
  });

const tagsOf = async (id: string) =>
  (await database.sql<{ tags: string[] }[]>`select tags from shop_order where id = ${id}`)[0]?.tags ?? [];
const statuses = async () => {
  const rows = await database.sql<{ status: string; n: number }[]>`
    select status, count(*)::int as n from (select status from run union all select status from run_live) all_runs group by status`;
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
};
const soon = { timeout: 10_000, interval: 30 };
async function restart(): Promise<void> {
  await engine.stop();
  engine = await begin();
}
const tag = (id: string) => ({ id, type: "order.tag", config: { orderId: "{{ order.id }}", tag: id } });
const start = { id: "start", type: "trigger.event", config: { event: "order.created" } };

test("an event is heard by the runs that wait for it, by order or by customer, whenever they began to wait", async () => {
  const waiting = (about: string): FlowDraft => ({
    name: about,
    nodes: [
      start,
      { id: "hear", type: "logic.wait-for-event", config: { event: "order.paid", about, timeout: "P3D", when: "order.id != 'not this'" } },
      tag(about),
    ],
    edges: [
      { from: "start", to: "hear" },
      { from: "hear", port: "event", to: about },
    ],
  });
  await publish(waiting("order"));
  await publish({ ...waiting("customer"), ordering: "none" });
  await hear("order.created", "1");
  await hear("order.paid", "1");
  await hear("order.created", "2");
  await expect.poll(statuses, soon).toEqual({ finished: 2, parked: 2 });
  await restart();
  await hear("order.paid", "not this");
  await hear("order.paid", "3");
  await expect.poll(statuses, soon).toEqual({ finished: 3, parked: 1 });
  await hear("order.paid", "2");
  await expect.poll(statuses, soon).toEqual({ finished: 4 });
  expect([(await tagsOf("1")).toSorted(), await tagsOf("2")]).toEqual([
    ["customer", "order"],
    ["customer", "order"],
  ]);
  expect(await database.sql`select * from run_wait`).toHaveLength(0);
});

test("items run on their own, are counted, and a restart between begins none twice", async () => {
  const url = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  const connectionId = randomUUID();
  process.env["DATABASE_URL"] = database.url;
  await database.sql`
    insert into connection (id, workspace_id, name, kind, settings)
    values (${connectionId}, ${workspaceId}, 'Here', 'http', ${database.sql.json({ baseUrl: url, allowedHosts: ["127.0.0.1"] })})`;
  await publish({
    name: "Each",
    nodes: [
      start,
      { id: "each", type: "logic.for-each", config: { items: `[${Array.from({ length: 60 }, (_, i) => i).join(",")}]`, atOnce: 7 } },
      {
        id: "tell",
        type: "outside.http",
        config: { method: "PUT", url: "/item/{{ steps.each.item }}", connection: connectionId },
      },
      tag("all"),
    ],
    edges: [
      { from: "start", to: "each" },
      { from: "each", port: "each", to: "tell" },
      { from: "each", port: "done", to: "all" },
    ],
  });
  await hear("order.created", "1");
  await expect.poll(() => called.length > 5, soon).toBe(true);
  await restart();
  await expect.poll(statuses, { ...soon, timeout: 20_000 }).toEqual({ finished: 61 });
  expect(await tagsOf("1")).toEqual(["all"]);
  expect(new Set(called).size).toBe(60);
  const [children] =
    await database.sql`select count(*)::int as n, count(distinct parent_id)::int as parents from run where parent_id is not null`;
  expect(children).toEqual({ n: 60, parents: 1 });
  expect(await database.sql`select * from run_group`).toHaveLength(0);
  const [started] = await database.sql`select sum(n)::int as n from tally where name = 'runs.started'`;
  expect(started).toEqual({ n: 61 });
});

test("a run that is cancelled takes along what it had begun for itself, not what it began and does not wait for", async () => {
  const callee = await publish({
    name: "Called",
    nodes: [
      { id: "begin", type: "trigger.flow", config: { inputs: {} } },
      { id: "pause", type: "logic.wait", config: { for: "P9D" } },
    ],
    edges: [{ from: "begin", to: "pause" }],
  });
  await publish({
    name: "Each",
    nodes: [
      start,
      { id: "other", type: "logic.call-flow", config: { flow: callee, inputs: {}, wait: false } },
      { id: "each", type: "logic.for-each", config: { items: "[1, 2, 3]", atOnce: 2 } },
      { id: "pause", type: "logic.wait", config: { for: "P9D" } },
    ],
    edges: [
      { from: "start", to: "other" },
      { from: "start", to: "each" },
      { from: "each", port: "each", to: "pause" },
    ],
  });
  await hear("order.created", "1");
  await expect.poll(statuses, soon).toEqual({ parked: 5 });
  const [run] = await database.sql`select * from run_live where parent_id is null`;
  if (!run) throw new Error("not there");
  const { id: runId, workspace_id, lane, shard, event_id: eventId, flow_id: flowId, version, replay } = run;
  await deliver(database.sql, { kind: "cancel", workspaceId: workspace_id, lane, shard, eventId, flowId, version, replay, runId });
  await expect.poll(statuses, soon).toEqual({ cancelled: 4, parked: 1 });
  expect(await database.sql`select distinct failure_code from run where parent_id is not null`).toMatchObject([
    { failure_code: "run.parent-ended" },
  ]);
});

test("a flow that is called gives its result, or its failure, to the one that waits", async () => {
  const callee = await publish({
    name: "Called",
    nodes: [
      { id: "begin", type: "trigger.flow", config: { inputs: { number: "Which?" } } },
      { id: "odd", type: "logic.if", config: { when: "steps.begin.input.number == '#1'" } },
      { id: "good", type: "logic.stop", config: { outcome: "finished", result: { said: "{{ steps.begin.input.number }}" } } },
      { id: "bad", type: "logic.stop", config: { outcome: "failed", message: "No" } },
    ],
    edges: [
      { from: "begin", to: "odd" },
      { from: "odd", port: "true", to: "good" },
      { from: "odd", port: "false", to: "bad" },
    ],
  });
  await publish({
    name: "Calling",
    nodes: [
      start,
      { id: "other", type: "logic.call-flow", config: { flow: callee, inputs: { number: "{{ order.number }}" }, wait: true } },
      { id: "note", type: "team.note", config: { text: "{{ steps.other.result.said }}" } },
      tag("refused"),
    ],
    edges: [
      { from: "start", to: "other" },
      { from: "other", port: "done", to: "note" },
      { from: "other", port: "failed", to: "refused" },
    ],
  });
  await hear("order.created", "1");
  await hear("order.created", "2");
  await expect.poll(statuses, soon).toEqual({ finished: 3, failed: 1 });
  expect(await database.sql`select text from team_note`).toMatchObject([{ text: "#1" }]);
  expect(await tagsOf("2")).toEqual(["refused"]);
});

test("a decision, the end of a time and a cancel reach a run that rests, each once", async () => {
  await publish({
    name: "Ask",
    nodes: [start, { id: "ask", type: "logic.approval", config: { question: "Refund?", expiresAfter: "P2D" } }, tag("yes"), tag("late")],
    edges: [
      { from: "start", to: "ask" },
      { from: "ask", port: "approved", to: "yes" },
      { from: "ask", port: "expired", to: "late" },
    ],
  });
  for (const id of ["1", "2", "3"]) await hear("order.created", id);
  await expect.poll(statuses, soon).toEqual({ parked: 3 });
  expect(await database.sql`select status from approval`).toHaveLength(3);
  const tell = async (id: string, kind: "signal" | "cancel", payload?: Payload) => {
    const [run] = await database.sql`select * from run_live where entity_id = ${id}`;
    if (!run) throw new Error("not there");
    const { workspace_id, lane, shard, event_id, flow_id, version, replay } = run;
    const to = { workspaceId: workspace_id, lane, shard, eventId: event_id, flowId: flow_id, version, replay, runId: run["id"] };
    await deliver(database.sql, { ...to, kind, ...(payload ? { payload } : {}) });
  };
  const said = { kind: "resolved" as const, node: "ask", visit: 1, port: "approved", output: {}, by: "Li" };
  await tell("1", "signal", said);
  await tell("1", "signal", said);
  await tell("3", "cancel");
  await database.sql`
    update run_live set wake_at = now(), journal = regexp_replace(journal::text, '"until": "[^"]*"', '"until": "2020-01-01T00:00:00.000Z"', 'g')::jsonb
    where entity_id = '2'`;
  await expect.poll(statuses, soon).toEqual({ finished: 2, cancelled: 1 });
  expect([await tagsOf("1"), await tagsOf("2"), await tagsOf("3")]).toEqual([["yes"], ["late"], []]);
  expect(await database.sql`select status, count(*)::int as n from approval where status = 'open' group by status`).toHaveLength(0);
});

test("an order's change of status is an event of its own, and bursts of it are thinned out", async () => {
  await publish({
    name: "Became paid",
    nodes: [{ id: "became", type: "trigger.transition", config: { to: "paid" } }, tag("thanked")],
    edges: [{ from: "became", to: "thanked" }],
  });
  await publish({
    name: "Latest",
    burst: "replace",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.paid" } },
      { id: "pause", type: "logic.wait", config: { for: "P1D" } },
    ],
    edges: [{ from: "start", to: "pause" }],
  });
  for (let i = 0; i < 4; i++) await hear("order.paid", "1");
  await expect.poll(statuses, soon).toEqual({ finished: 1, cancelled: 3, parked: 1 });
  expect(await tagsOf("1")).toEqual(["thanked"]);
  const [event] = await database.sql`select type, origin, started from event where type = 'order.status-changed'`;
  expect(event).toMatchObject({ origin: "flow", started: 1 });
});
