import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { effect, event, run, runLive, tally } from "#drizzle/schema/engine.ts";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import { shopCustomer, shopOrder, teamNote } from "#drizzle/schema/shop.ts";
import { order } from "#lib/commerce/order.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import type { Entry } from "#lib/run/journal.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { eventId, runId } from "../ingest/ids.ts";
import { database } from "../store/database.ts";
import { getHome } from "./get-home.ts";
import { getOrder } from "./get-order.ts";
import { getOrderTimeline } from "./get-order-timeline.ts";
import { getRun } from "./get-run.ts";
import { getStats } from "./get-stats.ts";
import { listFlows } from "./list-flows.ts";
import { listOrders } from "./list-orders.ts";
import { listRuns } from "./list-runs.ts";
import { search } from "./search.ts";

let shop: TestShop;
const flowId = randomUUID();
const orderId = "271878346596884015";
const document = flowDocument.parse({
  name: "Call the warehouse",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "big", type: "logic.if", title: "Is it big?", config: { when: "order.total > 500.0" } },
    { id: "call", type: "outside.http", config: { url: "https://example.com" } },
  ],
});
const now = Date.now();
/** The 40 runs of the one order: every fourth is live, the one before it failed. */
const kinds = ["finished", "finished", "failed", "parked"] as const;
const runIds: string[] = [];
const eventIds: string[] = [];

beforeAll(async () => {
  shop = await openTestShop();
  const { db } = database();
  await db
    .insert(flow)
    .values({ id: flowId, workspaceId: shop.workspaceId, name: document.name, draft: document, publishedVersion: 1, lastVersion: 1 });
  await db.insert(flowVersion).values({ workspaceId: shop.workspaceId, flowId, version: 1, document });
  const placedAt = new Date(now - 60_000);
  await db.insert(shopOrder).values({
    workspaceId: shop.workspaceId,
    id: orderId,
    number: "#1001",
    platform: "shopify",
    status: "open",
    currency: "EUR",
    totalMinor: 60000,
    customerId: "c1",
    customerName: "Li Na",
    tags: ["vip"],
    skus: ["MUG-7", "TEE-1"],
    document: { ...order.parse({ id: orderId, number: "#1001", items: [{ sku: "MUG-7" }, { sku: "TEE-1" }] }), asOf: "", refunds: [] },
    placedAt,
    updatedAt: placedAt,
  });
  await db.insert(shopCustomer).values({
    workspaceId: shop.workspaceId,
    id: "c1",
    name: "Li Na",
    email: "Li.Na@example.com",
    phone: "",
    locale: "",
    firstSeenAt: placedAt,
    updatedAt: placedAt,
  });
  for (let n = 0; n < 40; n++) await insertRun(n, kinds[n % 4] ?? "finished");
  await db.insert(teamNote).values([
    { workspaceId: shop.workspaceId, id: randomUUID(), text: "Look at it", orderId, urgent: true, createdAt: new Date(now - 500) },
    { workspaceId: shop.workspaceId, id: randomUUID(), text: "Another order", orderId: "other", createdAt: new Date(now - 400) },
  ]);
  await db.insert(tally).values([
    { workspaceId: shop.workspaceId, name: "runs.started", slot: 0, n: 30 },
    { workspaceId: shop.workspaceId, name: "runs.started", slot: 1, n: 15 },
    { workspaceId: shop.workspaceId, name: "runs.finished", slot: 0, n: 20 },
    { workspaceId: shop.workspaceId, name: "runs.failed", slot: 3, n: 10 },
    { workspaceId: randomUUID(), name: "runs.failed", slot: 3, n: 99 },
  ]);
});
afterAll(() => shop.close());

async function insertRun(n: number, status: (typeof kinds)[number]) {
  // pairs share a moment, so that the id decides
  const at = new Date(now - 30_000 + Math.floor(n / 2) * 10);
  const started = eventId(at.getTime());
  const id = runId(started, flowId, 0);
  const day = at.toISOString().slice(0, 10);
  const step = { node: "call", visit: 1, at: at.toISOString() };
  const journal: Entry[] = [
    { kind: "started", at: step.at, v: 1, eventId: started, replay: 0, node: "start", port: "out", output: {} },
    { kind: "decided", node: "big", visit: 1, at: step.at, input: {}, port: "true", output: { result: true } },
    { kind: "asked", ...step, effect: "http.request", key: `${id}/call/1`, input: { url: "https://example.com" } },
  ];
  const { db } = database();
  const common = {
    day,
    id,
    workspaceId: shop.workspaceId,
    flowId,
    version: 1,
    eventId: started,
    eventType: "order.created",
    lane: "l",
    entityType: "order",
    entityId: orderId,
    entityLabel: "#1001",
    startedAt: at,
    journalVersion: 1,
    journal,
  };
  runIds.push(id);
  eventIds.push(started);
  await db.insert(event).values({
    day,
    id: started,
    workspaceId: shop.workspaceId,
    origin: "hand",
    type: "order.created",
    topic: "",
    entityType: "order",
    entityId: orderId,
    receivedAt: at,
    reading: { platform: "tradewind", topic: "order.created", v: 1 },
    body: Buffer.from("{}"),
    headers: {},
    started: 1,
  });
  if (status === "parked")
    await db.insert(runLive).values({ ...common, shard: 0, status, reason: "retry", wakeAt: new Date(now + 60_000), updatedAt: at });
  else
    await db.insert(run).values({
      ...common,
      status,
      endedAt: at,
      failureCode: status === "failed" ? "http.timeout" : null,
      failureMessage: status === "failed" ? "No answer." : null,
    });
  const state = status === "parked" ? "in doubt" : status === "failed" ? "failed" : "done";
  await db.insert(effect).values({
    day,
    key: `${id}/call/1`,
    workspaceId: shop.workspaceId,
    runId: id,
    node: "call",
    visit: 1,
    effect: "http.request",
    args: {},
    state,
    attempts: 2,
    reply: { status: 200 },
    intendedAt: at,
    settledAt: at,
  });
}

/** Every page of a list, at each size of page. */
async function everyPage<T>(
  size: number,
  read: (query: { limit: number; cursor?: string }) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  let next: string | null = null;
  do {
    const page: { items: T[]; next: string | null } = await read({ limit: size, ...(next ? { cursor: next } : {}) });
    expect(page.items.length).toBeLessThanOrEqual(size);
    all.push(...page.items);
    next = page.next;
  } while (next);
  return all;
}

test.each([1, 3, 7, 40, 500])("runs live and ended come as one list, each once, newest first (pages of %i)", async (size) => {
  const all = await everyPage(size, (page) => listRuns(shop.viewer, page));
  expect(all.map((one) => one.id).sort()).toEqual([...runIds].sort());
  const order = all.map((one) => `${one.startedAt} ${one.id}`);
  expect(order).toEqual([...order].sort().reverse());
});

test("runs are found by status, flow, order, order number and id", async () => {
  const count = async (query: Parameters<typeof listRuns>[1]) => (await listRuns(shop.viewer, query)).items.length;
  expect(await count({ status: "parked" })).toBe(10);
  expect(await count({ status: "failed" })).toBe(10);
  expect(await count({ status: "running" })).toBe(0);
  expect(await count({ status: "queued" })).toBe(0);
  expect(await count({ flowId })).toBe(40);
  expect(await count({ flowId: randomUUID() })).toBe(0);
  expect(await count({ entity: `order:${orderId}` })).toBe(40);
  expect(await count({ entity: "order:1" })).toBe(0);
  expect(await count({ search: "1001" })).toBe(40);
  expect(await count({ search: "#1001" })).toBe(40);
  expect(await count({ search: "1002" })).toBe(0);
  for (const q of ["1001", orderId, "li na", "Li", "li.na@example", "c1", "MUG-7", "TEE-1"])
    expect([q, await count({ q })]).toEqual([q, 40]);
  for (const q of ["L", "na", "MUG", "mug-7%", "%", "_i", "c", "#", '"', "x".repeat(200)]) expect([q, await count({ q })]).toEqual([q, 0]);
  expect(await count({ q: "MUG-7", status: "failed" })).toBe(10);
  expect(await count({ q: "MUG-7", status: "cancelled" })).toBe(0);
  expect(await count({ q: "MUG-7", status: "queued" })).toBe(0);
  expect(await count({ q: eventIds[3] ?? "" })).toBe(1);
  expect(await count({ search: runIds[3] ?? "" })).toBe(1);
  expect(await count({ since: new Date(now - 30_000 + 100).toISOString() })).toBe(20);
});

test("a run shows its steps, its actions with the ledger's state, its drawing and its event, ended or not", async () => {
  const [finished = "", , failed = "", parked = ""] = runIds;
  expect(await getRun(shop.viewer, { id: finished })).toMatchObject({
    status: "finished",
    steps: [{ node: "start" }, { node: "big", port: "true" }, { node: "call" }],
    effects: [{ node: "call", state: "done", attempts: 2, guarantee: "network", reply: { status: 200 } }],
    document: { name: document.name },
    event: { origin: "hand", source: null },
    entityLabel: "#1001",
  });
  expect(await getRun(shop.viewer, { id: failed })).toMatchObject({ failure: { code: "http.timeout" }, waiting: null });
  expect(await getRun(shop.viewer, { id: parked })).toMatchObject({
    status: "parked",
    endedAt: null,
    waiting: { reason: "retry" },
    effects: [{ state: "in doubt" }],
  });
  await expect(getRun({ ...shop.viewer, workspaceId: randomUUID() }, { id: finished })).rejects.toMatchObject({ status: 404 });
});

test.each([1, 4, 100])("an order's timeline holds its events, runs and notes, each once, newest first (pages of %i)", async (size) => {
  const all = await everyPage(size, (page) => getOrderTimeline(shop.viewer, { ...page, id: orderId }));
  const of = (kind: string) => all.filter((item) => item.kind === kind);
  expect([of("event").length, of("run").length, of("note").length]).toEqual([40, 40, 1]);
  const times = all.map((item) => item.at);
  expect(times).toEqual([...times].sort().reverse());
  // each moment has two events and their two runs: the runs stand above what started them
  const kindsAt = all.filter((item) => item.at === times.at(-1)).map((item) => item.kind);
  expect(kindsAt).toEqual(["run", "run", "event", "event"]);
  expect(of("run")[0]).toMatchObject({
    decisions: [{ node: "big", title: "Is it big?", type: "logic.if", port: "true" }],
    effects: [{ effect: "http.request" }],
  });
});

test("an order shows what is known, and is found by number, tag, status and customer", async () => {
  expect(await getOrder(shop.viewer, { id: orderId })).toMatchObject({
    number: "#1001",
    tags: ["vip"],
    total: { amountMinor: 60000, currency: "EUR" },
    customer: { name: "Li Na" },
  });
  const refund = { id: "r1", amountMinor: 500, at: "2026-11-20T10:00:00.000Z" };
  const document = { ...order.parse({ id: orderId, number: "#1001" }), asOf: "", refunds: [refund] };
  await database().db.update(shopOrder).set({ document }).where(eq(shopOrder.id, orderId));
  const { refunds } = await getOrder(shop.viewer, { id: orderId });
  expect(refunds).toEqual([{ id: "r1", amount: { amountMinor: 500, currency: "EUR" }, at: refund.at }]);
  // what is kept beside it for folding is no part of the answer that the API describes
  expect(Object.keys((await getOrder(shop.viewer, { id: orderId })).document).sort()).toEqual(Object.keys(order.shape).sort());
  for (const query of [
    { search: "1001" },
    { search: "li n" },
    { search: "TEE-1" },
    { tag: "vip" },
    { status: "open" as const },
    { customer: "c1" },
  ]) {
    expect((await listOrders(shop.viewer, query)).items.map((one) => one.id)).toEqual([orderId]);
  }
  for (const query of [{ search: "%" }, { tag: "vi" }, { status: "paid" as const }])
    expect((await listOrders(shop.viewer, query)).items).toEqual([]);
});

test("the flows list counts the last day's runs and names the last failure", async () => {
  const { items } = await listFlows(shop.viewer, {});
  expect(items).toMatchObject([
    {
      id: flowId,
      publishedVersion: 1,
      hasUnpublishedChanges: false,
      runs24h: { finished: 20, failed: 10, live: 10 },
      lastFailure: { message: "No answer." },
    },
  ]);
});

test("the figures add up over every slot, of this workspace alone", async () => {
  expect(await getStats(shop.viewer)).toEqual({
    events: { accepted: 0, duplicate: 0, rejected: 0, limited: 0, busy: 0 },
    // what waits is counted from the rows: five that the counter knows of are nowhere here
    runs: { started: 45, waiting: 10, live: 0, parked: 10, finished: 20, failed: 10, cancelled: 0 },
    effects: { done: 0, inDoubt: 10 },
    queue: { waiting: 0, oldestAgeMs: null, doneInMs: 0 },
  });
  const home = await getHome(shop.viewer);
  expect(home.hours).toHaveLength(24);
  expect(home).toMatchObject({
    last24h: { events: 40, finished: 20, failed: 10 },
    account: { received: 45, done: 20, waiting: 10, failed: 10 },
    waiting: { notes: 2, urgentNotes: 1, failedRuns: 10, inDoubt: 10, drafts: 0, queueAgeMs: null },
    has: { flows: true, sources: false },
  });
});

test("search finds a flow by a part of its name, an order by its number, a run by its id", async () => {
  const kindsOf = async (q: string) => [...new Set((await search(shop.viewer, { q })).items.map((item) => item.kind))];
  expect(await kindsOf("warehouse")).toEqual(["flow"]);
  expect(await kindsOf("1001")).toEqual(["order", "run"]);
  expect(await kindsOf("li")).toEqual(["order", "customer"]);
  expect(await kindsOf(runIds[0] ?? "")).toEqual(["run"]);
  expect(await kindsOf("nothing like it")).toEqual([]);
});
