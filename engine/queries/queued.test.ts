import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { cancelRun } from "../commands/cancel-run.ts";
import { announcePublication } from "../commands/flow-rows.ts";
import { injectEvent } from "../commands/inject-event.ts";
import { startEngine } from "../runtime/postgres/serve.ts";
import { database } from "../store/database.ts";
import { getRun } from "./get-run.ts";
import { listEvents } from "./list-events.ts";
import { listRuns } from "./list-runs.ts";

let shop: TestShop;
const flowIds = [randomUUID(), randomUUID()] as const;

beforeAll(async () => {
  shop = await openTestShop();
  const { db } = database();
  for (const [i, id] of flowIds.entries()) {
    const document = flowDocument.parse({
      name: `Flow ${i + 1}`,
      ...(i === 1 ? { ordering: "none" } : {}),
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.created" } },
        { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "seen" } },
      ],
      edges: [{ from: "start", port: "out", to: "mark" }],
    });
    await db
      .insert(flow)
      .values({ id, workspaceId: shop.workspaceId, name: document.name, draft: document, publishedVersion: 1, lastVersion: 1 });
    await db.insert(flowVersion).values({ workspaceId: shop.workspaceId, flowId: id, version: 1, document });
  }
  await db.transaction((tx) => announcePublication(tx));
});
afterAll(() => shop.close());

const order = (id: string, more: object = {}) =>
  injectEvent(shop.editor, { type: "order.created", body: { order: { id, number: `#${id}`, ...more } } } as never);

test("a queued run is there: in lists, by its filters, on its own page, with the run of the same order that it waits behind", async () => {
  for (let i = 0; i < 3; i++) await order("7", { total: { amountMinor: i, currency: "EUR" } });
  await order("8");
  const first = flowIds[0];
  const queued = await listRuns(shop.viewer, { status: "queued", flowId: first });
  expect(queued.items.map(({ entity, status }) => [entity?.id, status])).toEqual([
    ["8", "queued"],
    ["7", "queued"],
    ["7", "queued"],
    ["7", "queued"],
  ]);
  const [other, third, second, head] = queued.items;
  expect(other?.waitingBehind).toBeNull();
  expect(head?.waitingBehind).toBeNull();
  expect(second?.waitingBehind).toEqual({ runId: head?.id, flowName: "Flow 1", ahead: 1 });
  expect(third?.waitingBehind).toEqual({ runId: head?.id, flowName: "Flow 1", ahead: 2 });
  // a flow without an order to keep waits for nobody
  const free = await listRuns(shop.viewer, { status: "queued", flowId: flowIds[1] });
  expect(free.items.map(({ waitingBehind }) => waitingBehind)).toEqual([null, null, null, null]);

  const count = async (query: Parameters<typeof listRuns>[1]) => (await listRuns(shop.viewer, { ...query, status: "queued" })).items.length;
  expect(await count({})).toBe(8);
  expect(await count({ entity: "order:7" })).toBe(6);
  expect(await count({ entity: "order:9" })).toBe(0);
  expect(await count({ since: new Date(Date.now() + 60_000).toISOString() })).toBe(0);

  expect(await getRun(shop.viewer, { id: third?.id ?? "" })).toMatchObject({
    status: "queued",
    steps: [],
    document: { name: "Flow 1" },
    event: { type: "order.created" },
    waitingBehind: { runId: head?.id, ahead: 2 },
  });
  await expect(getRun({ ...shop.viewer, workspaceId: randomUUID() }, { id: third?.id ?? "" })).rejects.toMatchObject({ status: 404 });

  // cancelled before it began: it does nothing, and whoever waited behind it goes on
  await cancelRun(shop.editor, { id: second?.id ?? "" });
  const failures: unknown[] = [];
  const engine = await startEngine({ url: process.env["DATABASE_URL"] ?? "", role: "all", log: (failure) => failures.push(failure) });
  try {
    await expect
      .poll(() => listRuns(shop.viewer, {}).then(({ items }) => items.filter(({ endedAt }) => endedAt).length), { timeout: 10_000 })
      .toBe(8);
  } finally {
    await engine.stop();
  }
  expect((await listRuns(shop.viewer, { status: "cancelled" })).items.map(({ id }) => id)).toEqual([second?.id]);
  expect(await getRun(shop.viewer, { id: second?.id ?? "" })).toMatchObject({ status: "cancelled", steps: [], waitingBehind: null });
  expect((await getRun(shop.viewer, { id: third?.id ?? "" })).status).toBe("finished");
  expect(await count({})).toBe(0);
  await expect(cancelRun(shop.editor, { id: second?.id ?? "" })).rejects.toMatchObject({ status: 409 });
  // by now the orders are known by their numbers
  expect((await listEvents(shop.viewer, { entity: "order:7" })).items.map(({ entityLabel }) => entityLabel)).toEqual(["#7", "#7", "#7"]);
}, 30_000);
