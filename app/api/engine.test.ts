/** The API over a running engine: what a command asks for is what a run then does. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelRun } from "#engine/commands/cancel-run.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { injectEvent } from "#engine/commands/inject-event.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { replayRun } from "#engine/commands/replay-run.ts";
import { runFlowNow } from "#engine/commands/run-flow-now.ts";
import { getOrder } from "#engine/queries/get-order.ts";
import { getRun } from "#engine/queries/get-run.ts";
import { getStats } from "#engine/queries/get-stats.ts";
import { listRuns } from "#engine/queries/list-runs.ts";
import { listTeamNotes } from "#engine/queries/list-team-notes.ts";
import { type Engine, startEngine } from "#engine/runtime/postgres/serve.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";

let shop: TestShop;
let engine: Engine;
const failures: unknown[] = [];
beforeAll(async () => {
  shop = await openTestShop();
  engine = await startEngine({
    url: process.env["DATABASE_URL"] ?? "",
    role: "all",
    log: (failure, error) => failures.push(failure, error),
  });
});
afterAll(async () => {
  await engine.stop();
  await shop.close();
});

async function publish(draft: FlowDraft): Promise<string> {
  const { id } = await createFlow(shop.editor, flowDocument.parse(draft));
  await publishFlow(shop.editor, { id });
  return id;
}

async function eventually<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let i = 0; i < 200; i++) {
    const value = await read();
    if (holds(value)) return value;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(
    `It did not come to that within ten seconds. ${failures
      .map((failure) => (failure instanceof Error ? failure.stack : JSON.stringify(failure)))
      .slice(0, 4)
      .join("\n")}`,
  );
}

const big = {
  name: "Mark big orders",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "big", type: "logic.if", config: { when: "order.total > 500.0" } },
    { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "priority" } },
  ],
  edges: [
    { from: "start", port: "out", to: "big" },
    { from: "big", port: "true", to: "mark" },
  ],
};
const order = { id: "5001", number: "#1001", currency: "EUR", total: { amountMinor: 60000, currency: "EUR" } };

test("an event put in by hand runs its flow to the end; run again, it is a run of its own on the same version", async () => {
  const flowId = await publish(big);
  await injectEvent(shop.editor, { type: "order.created", order });
  const [first] = (
    await eventually(
      () => listRuns(shop.viewer, { flowId, status: "finished" }),
      ({ items }) => items.length === 1,
    )
  ).items;
  expect(first).toMatchObject({ entity: { type: "order", id: "5001" }, entityLabel: "#1001", replay: 0 });
  expect(await getOrder(shop.viewer, { id: "5001" })).toMatchObject({
    tags: ["priority"],
    timeline: { items: [{ kind: "run" }, { kind: "event" }] },
  });

  const id = first?.id ?? "";
  const [again, twice] = await Promise.all([replayRun(shop.editor, { id }), replayRun(shop.editor, { id })]);
  expect(twice).toEqual(again);
  const replayed = await eventually(
    () => listRuns(shop.viewer, { flowId }),
    ({ items }) => items.length === 2 && items.every((run) => run.status === "finished"),
  );
  expect(replayed.items.map((run) => [run.id, run.replay]).sort()).toEqual(
    [
      [id, 0],
      [again.runId, 1],
    ].sort(),
  );
  expect(await getRun(shop.viewer, { id: again.runId })).toMatchObject({
    version: 1,
    steps: [{ node: "start" }, { node: "big" }, { node: "mark" }],
  });
  await expect(cancelRun(shop.editor, { id })).rejects.toMatchObject({ status: 409, code: "run.ended" });
  await eventually(
    () => getStats(shop.viewer),
    ({ runs }) => runs.live === 0 && runs.finished === 2,
  );
});

test("a click runs the one flow it is meant for", async () => {
  const byHand = {
    name: "By hand",
    nodes: [
      { id: "start", type: "trigger.manual" },
      { id: "note", type: "team.note", config: { text: "Clicked" } },
    ],
    edges: [{ from: "start", to: "note" }],
  };
  const [flowId, other] = [await publish(byHand), await publish(byHand)];
  await runFlowNow(shop.editor, { id: flowId });
  const { items } = await eventually(
    () => listTeamNotes(shop.viewer, {}),
    ({ items }) => items.length === 1,
  );
  expect(items).toMatchObject([{ text: "Clicked", order: null }]);
  expect((await listRuns(shop.viewer, { flowId: other })).items).toEqual([]);
});

test("a run that waits to call again is cancelled", async () => {
  const call = { id: "call", type: "outside.http", config: { url: "https://nobody.invalid/" } };
  const flowId = await publish({ name: "Calls nobody", nodes: [...big.nodes.slice(0, 1), call], edges: [{ from: "start", to: "call" }] });
  await injectEvent(shop.editor, { type: "order.created", order: { ...order, id: "5002" } });
  const id =
    (
      await eventually(
        () => listRuns(shop.viewer, { flowId }),
        ({ items }) => items.length === 1,
      )
    ).items[0]?.id ?? "";
  await eventually(
    () => getRun(shop.viewer, { id }),
    ({ steps }) => steps.at(-1)?.status === "retrying",
  );
  await cancelRun(shop.editor, { id });
  const cancelled = await eventually(
    () => getRun(shop.viewer, { id }),
    ({ status }) => status === "cancelled",
  );
  expect(cancelled.steps.at(-1)).toMatchObject({ node: "call", status: "stopped", failure: { final: false } });
});
