import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import { connection } from "#drizzle/schema/outside.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { getFlowWaiting } from "../queries/get-flow-waiting.ts";
import { getStats } from "../queries/get-stats.ts";
import { listPauses } from "../queries/list-pauses.ts";
import { listRuns } from "../queries/list-runs.ts";
import { type Engine, startEngine } from "../runtime/postgres/serve.ts";
import { database } from "../store/database.ts";
import { announcePublication } from "./flow-rows.ts";
import { injectEvent } from "./inject-event.ts";
import { pause } from "./pause.ts";
import { resume } from "./resume.ts";
import { unpublishFlow } from "./unpublish-flow.ts";

let shop: TestShop;
let engine: Engine;
let warehouse: Server;
const calls: string[] = [];
const failures: unknown[] = [];
const connectionId = randomUUID();
const [tagging, calling] = [randomUUID(), randomUUID()];
const long = { timeout: 15_000 };

beforeAll(async () => {
  shop = await openTestShop();
  warehouse = createServer((req, res) => {
    calls.push(req.url ?? "");
    res.end("{}");
  });
  await new Promise<void>((done) => warehouse.listen(0, "127.0.0.1", done));
  const settings = { baseUrl: `http://127.0.0.1:${(warehouse.address() as AddressInfo).port}`, allowedHosts: ["127.0.0.1"] };
  await database()
    .db.insert(connection)
    .values({ id: connectionId, workspaceId: shop.workspaceId, name: "Warehouse", kind: "http", settings });
  await publish(tagging, {
    name: "Tag",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "{{ order.number }}" } },
    ],
    edges: [{ from: "start", port: "out", to: "mark" }],
  });
  await publish(calling, {
    name: "Call",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.paid" } },
      { id: "call", type: "outside.http", config: { method: "POST", url: "/{{ order.number }}", connection: connectionId } },
      { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "called" } },
    ],
    edges: [
      { from: "start", port: "out", to: "call" },
      { from: "call", port: "ok", to: "mark" },
    ],
  });
  engine = await startEngine({
    url: process.env["DATABASE_URL"] ?? "",
    role: "all",
    log: (failure, error) => {
      // a batch that met the end of a pause is taken again, and says so
      if (!/pause was lifted/.test(String(error))) failures.push([failure.code, String(error)]);
    },
  });
});
afterAll(async () => {
  await engine.stop();
  warehouse.close();
  await shop.close();
});

async function publish(id: string, draft: FlowDraft): Promise<void> {
  const document = flowDocument.parse(draft);
  const { db } = database();
  await db.transaction(async (tx) => {
    await tx
      .insert(flow)
      .values({ id, workspaceId: shop.workspaceId, name: document.name, draft: document, publishedVersion: 1, lastVersion: 1 });
    await tx.insert(flowVersion).values({ workspaceId: shop.workspaceId, flowId: id, version: 1, document });
    await announcePublication(tx);
  });
}

const order = (type: string, id: string, number: string) => injectEvent(shop.editor, { type, body: { order: { id, number } } } as never);
const statuses = async (flowId: string) => (await listRuns(shop.viewer, { flowId, limit: 500 })).items.map(({ status }) => status).sort();
const tagsOf = async (id: string) => (await database().sql<{ tags: string[] }[]>`select tags from shop_order where id = ${id}`)[0]?.tags;
const pausesNow = async () =>
  (await listPauses(shop.viewer)).items.map(({ scope, state, waiting, name }) => ({ scope, state, waiting, name }));
/** Every process has heard of it: they look a few times a second. */
const heard = () => new Promise((done) => setTimeout(done, 600));

test("a paused flow keeps what comes; resumed, it runs in order, and what comes meanwhile stands behind", async () => {
  await pause(shop.editor, { scope: "flow", id: tagging });
  await heard();
  for (let i = 1; i <= 5; i++) await order("order.created", "7", `#7-${i}`);
  await order("order.created", "8", "#8-1");
  await expect.poll(() => statuses(tagging), long).toEqual(Array(6).fill("parked"));
  expect(await pausesNow()).toEqual([{ scope: "flow", state: "paused", waiting: 6, name: "Tag" }]);
  expect((await listRuns(shop.viewer, { flowId: tagging })).items[0]?.waiting).toEqual({ until: null, reason: "paused" });
  // the shop's state goes on: only the flow stands still
  expect(await tagsOf("7")).toEqual([]);

  await resume(shop.editor, { scope: "flow", id: tagging, waiting: "run" });
  for (let i = 6; i <= 8; i++) await order("order.created", "7", `#7-${i}`);
  await expect.poll(() => statuses(tagging), long).toEqual(Array(9).fill("finished"));
  expect(await tagsOf("7")).toEqual(Array.from({ length: 8 }, (_, i) => `#7-${i + 1}`));
  await expect.poll(pausesNow, long).toEqual([]);
  await order("order.created", "7", "#7-9");
  await expect.poll(() => statuses(tagging), long).toEqual(Array(10).fill("finished"));
  expect((await getStats(shop.viewer)).runs).toMatchObject({ live: 0, parked: 0, finished: 10 });
  expect(failures).toEqual([]);
}, 40_000);

test("what waited may be skipped: it ends and says so, and does nothing", async () => {
  await pause(shop.editor, { scope: "flow", id: tagging });
  await heard();
  for (let i = 1; i <= 3; i++) await order("order.created", "9", `#9-${i}`);
  await expect.poll(pausesNow, long).toMatchObject([{ waiting: 3 }]);
  await resume(shop.editor, { scope: "flow", id: tagging, waiting: "skip" });
  await expect
    .poll(async () => (await listRuns(shop.viewer, { status: "cancelled" })).items.map(({ failure }) => failure?.code), long)
    .toEqual(Array(3).fill("run.skipped"));
  await order("order.created", "9", "#9-4");
  await expect.poll(() => tagsOf("9"), long).toEqual(["#9-4"]);
  expect(await pausesNow()).toEqual([]);
  expect((await getStats(shop.viewer)).runs).toMatchObject({ live: 0, parked: 0, cancelled: 3 });
}, 40_000);

test.each(["connection", "all"] as const)(
  "while a call outside is paused (%s) runs wait at it; resumed they go on, or are skipped",
  async (scope) => {
    const target = scope === "all" ? { scope } : { scope, id: connectionId };
    const before = calls.length;
    await pause(shop.editor, target);
    await heard();
    for (let i = 1; i <= 3; i++) await order("order.paid", `${scope}-${i}`, `${scope}-${i}`);
    // what acts inside goes on
    await order("order.created", `${scope}-1`, "inside");
    await expect.poll(() => tagsOf(`${scope}-1`), long).toEqual(["inside"]);
    await expect.poll(pausesNow, long).toMatchObject([{ scope, waiting: 3, name: scope === "all" ? "" : "Warehouse" }]);
    expect(calls.length).toBe(before);
    await resume(shop.editor, { ...target, waiting: "run" });
    await expect.poll(() => calls.length, long).toBe(before + 3);
    await expect.poll(() => tagsOf(`${scope}-2`), long).toEqual(["called"]);

    await pause(shop.editor, target);
    await heard();
    await order("order.paid", `${scope}-4`, "skipped");
    await expect.poll(pausesNow, long).toMatchObject([{ waiting: 1 }]);
    await resume(shop.editor, { ...target, waiting: "skip" });
    await expect
      .poll(async () => (await listRuns(shop.viewer, { entity: `order:${scope}-4` })).items.map(({ status }) => status), long)
      .toEqual(["cancelled"]);
    expect(calls.length).toBe(before + 3);
    expect(await pausesNow()).toEqual([]);
  },
  40_000,
);

test("a run that a process parked for a pause that is over by then is woken all the same", async () => {
  const { sql } = database();
  await pause(shop.editor, { scope: "flow", id: tagging });
  await heard();
  await order("order.created", "20", "#20-1");
  await expect.poll(pausesNow, long).toMatchObject([{ waiting: 1 }]);
  // the pause is gone and nobody has released what waited for it
  await sql`delete from pause`;
  await sql`update publication set revision = revision + 1`;
  await expect.poll(() => tagsOf("20"), long).toEqual(["#20-1"]);
}, 40_000);

test("a flow that is taken offline asks what becomes of the runs that wait: they are counted, and kept or cancelled", async () => {
  await pause(shop.editor, { scope: "flow", id: tagging });
  await heard();
  for (let i = 1; i <= 3; i++) await order("order.created", "30", `#30-${i}`);
  await expect.poll(() => getFlowWaiting(shop.viewer, { id: tagging }), long).toEqual({ waiting: 3 });
  await unpublishFlow(shop.editor, { id: tagging, waiting: "cancel" });
  const ended = async () => (await listRuns(shop.viewer, { entity: "order:30" })).items.map(({ failure }) => failure?.code);
  await expect.poll(ended, long).toEqual(Array(3).fill("run.flow-offline"));
  expect(await getFlowWaiting(shop.viewer, { id: tagging })).toEqual({ waiting: 0 });
  await resume(shop.editor, { scope: "flow", id: tagging, waiting: "skip" });
}, 40_000);

test("only who may edit pauses; what is not there cannot be paused, and what is not paused not resumed", async () => {
  await expect(pause(shop.viewer, { scope: "all" })).rejects.toMatchObject({ status: 403 });
  await expect(resume(shop.viewer, { scope: "all", waiting: "run" })).rejects.toMatchObject({ status: 403 });
  await expect(pause(shop.editor, { scope: "flow", id: randomUUID() })).rejects.toMatchObject({ status: 404 });
  await expect(pause({ ...shop.editor, workspaceId: randomUUID() }, { scope: "connection", id: connectionId })).rejects.toMatchObject({
    status: 404,
  });
  await expect(resume(shop.editor, { scope: "all", waiting: "run" })).rejects.toMatchObject({ status: 409, code: "not-paused" });
  await pause(shop.editor, { scope: "all" });
  await pause(shop.editor, { scope: "all" });
  expect(await pausesNow()).toHaveLength(1);
  await resume(shop.editor, { scope: "all", waiting: "skip" });
  expect(failures).toEqual([]);
});
