/** What a version did is taken back, and a version is run on past events: jobs over a running engine. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeJob } from "#engine/commands/change-job.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { createJob } from "#engine/commands/create-job.ts";
import { injectEvent } from "#engine/commands/inject-event.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { unpublishFlow } from "#engine/commands/unpublish-flow.ts";
import { getFlowTraffic } from "#engine/queries/get-flow-traffic.ts";
import { getJob, listJobItems, listUndoItems } from "#engine/queries/get-job.ts";
import { getOrder } from "#engine/queries/get-order.ts";
import { getOrderTimeline } from "#engine/queries/get-order-timeline.ts";
import { getRun } from "#engine/queries/get-run.ts";
import { listRuns } from "#engine/queries/list-runs.ts";
import { listTeamNotes } from "#engine/queries/list-team-notes.ts";
import { previewJob } from "#engine/queries/preview-job.ts";
import { type Engine, startEngine } from "#engine/runtime/postgres/serve.ts";
import { type JobBody, jobBody } from "#lib/api/jobs.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";

let shop: TestShop;
let engine: Engine;
const failures: unknown[] = [];
const begin = () =>
  startEngine({ url: process.env["DATABASE_URL"] ?? "", role: "all", log: (failure, error) => failures.push([failure, String(error)]) });
beforeAll(async () => {
  shop = await openTestShop();
  engine = await begin();
});
afterAll(async () => {
  await engine.stop();
  await shop.close();
});

async function eventually<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  let value = await read();
  for (let i = 0; i < 1_000 && !holds(value); i++) {
    await new Promise((next) => setTimeout(next, 40));
    value = await read();
  }
  if (!holds(value))
    throw new Error(`It did not come to that: ${JSON.stringify(value).slice(0, 1500)} ${JSON.stringify(failures.slice(0, 3))}`);
  return value;
}
async function publish(draft: FlowDraft): Promise<string> {
  const { id } = await createFlow(shop.editor, flowDocument.parse(draft));
  await publishFlow(shop.editor, { id });
  return id;
}
const offline = (id: string) => unpublishFlow(shop.editor, { id, waiting: "keep" });
const money = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const inject = (id: string, type: "order.created" | "order.shipped" | "order.paid" = "order.created") =>
  injectEvent(shop.editor, { type, order: { id, number: `#${id}`, currency: "EUR", total: money(100), placedAt: "2026-11-20T10:00:00Z" } });
const ended = (flowId: string, n: number) =>
  eventually(
    () => listRuns(shop.viewer, { flowId, limit: 500 }),
    ({ items }) => items.length === n && items.every((run) => run.endedAt !== null),
  ).then(({ items }) => items);
const orderNow = (id: string) => getOrder(shop.viewer, { id });
const job = (kind: JobBody["kind"], filter: JobBody["filter"], more: Record<string, unknown> = {}) =>
  jobBody.parse({ kind, filter, perSecond: 500, ...more });
const over = (id: string) =>
  eventually(
    () => getJob(shop.viewer, { id }),
    ({ state, outcomes }) => state !== "running" && outcomes.underWay === 0,
  );

/** Tags, holds and leaves a note. */
const wrong = (name: string): FlowDraft => ({
  name,
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "mark", type: "order.tag", config: { tag: "wrong" } },
    { id: "hold", type: "order.set-status", config: { status: "held" } },
    { id: "tell", type: "team.note", config: { text: "Held {{ order.number }}", orderId: "{{ order.id }}" } },
  ],
  edges: [
    { from: "start", to: "mark" },
    { from: "mark", to: "hold" },
    { from: "hold", to: "tell" },
  ],
});

describe("undoing what a version did", () => {
  test("takes back what is as the flow left it, leaves alone what has changed since and names it, once", async () => {
    const flowId = await publish(wrong("Wrong rule"));
    const ids = Array.from({ length: 12 }, (_, i) => `u${i}`);
    for (const id of ids) await inject(id);
    await ended(flowId, ids.length);
    await offline(flowId);
    expect(await getFlowTraffic(shop.viewer, { id: flowId, window: "version", version: 1 })).toMatchObject({
      runs: ids.length,
      finished: ids.length,
      failed: 0,
      more: false,
      edges: { "start/out/mark": ids.length, "mark/out/hold": ids.length, "hold/out/tell": ids.length },
      nodes: { mark: { visits: ids.length, failed: 0 } },
    });
    await expect(getFlowTraffic(shop.viewer, { id: flowId, window: "1h", version: 9 })).rejects.toMatchObject({ status: 404 });
    const first = await orderNow("u0");
    expect(first).toMatchObject({ status: "held", tags: ["wrong"] });
    // two were shipped all the same, and another flow wants the tag on a third
    for (const id of ["u1", "u2"]) await inject(id, "order.shipped");
    await eventually(
      () => orderNow("u2"),
      ({ status }) => status === "shipped",
    );
    const right = await publish({
      name: "Right rule",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.paid" } },
        { id: "mark", type: "order.tag", config: { tag: "wrong" } },
      ],
      edges: [{ from: "start", to: "mark" }],
    });
    await inject("u3", "order.paid");
    await ended(right, 1);

    const filter = { flowId, version: 1 };
    const preview = await previewJob(shop.editor, job("undo", filter));
    expect(preview).toMatchObject({ count: 36, more: false, undo: { can: 33, changed: 3, cannot: 0, runs: 12, live: 0 } });
    expect(preview.undo?.steps.map(({ node, can, changed }) => [node, can, changed])).toEqual([
      ["mark", 11, 1],
      ["hold", 10, 2],
      ["tell", 12, 0],
    ]);
    expect(preview.undo?.reasons.map(({ code, n }) => [code, n])).toEqual([
      ["status-moved", 2],
      ["touched", 1],
    ]);
    const made = await createJob(shop.editor, job("undo", filter));
    expect(made).toMatchObject({ kind: "undo", total: 36, flowName: "Wrong rule" });
    const done = await over(made.id);
    expect(done).toMatchObject({ state: "finished", done: 33, skipped: 3 });
    expect(done.reasons.map(({ code, n }) => [code, n])).toEqual([
      ["status-moved", 2],
      ["touched", 1],
    ]);
    const { items: left } = await listUndoItems(shop.viewer, { id: made.id, left: true });
    expect(left.map(({ label, effect, leftAlone }) => [label, effect, leftAlone]).sort()).toEqual([
      ["#u1", "order.set-status", "status-moved"],
      ["#u2", "order.set-status", "status-moved"],
      ["#u3", "order.tag", "touched"],
    ]);
    expect(await orderNow("u0")).toMatchObject({ status: "open", tags: [] });
    expect(await orderNow("u1")).toMatchObject({ status: "shipped", tags: [] });
    expect((await orderNow("u3")).tags).toEqual(["wrong"]);
    expect((await listTeamNotes(shop.viewer, {})).items.filter(({ text }) => text.startsWith("Held #u"))).toEqual([]);

    const timeline = await getOrderTimeline(shop.viewer, { id: "u0" });
    expect(timeline.items[0]).toMatchObject({ kind: "undone", flowName: "Wrong rule", version: 1, by: shop.editor.name });
    expect(timeline.items[0]?.kind === "undone" && timeline.items[0].actions.map(({ effect }) => effect)).toEqual([
      "team.note",
      "order.set-status",
      "order.tag",
    ]);
    const [run] = (await listRuns(shop.viewer, { flowId, search: "#u0" })).items;
    expect((await getRun(shop.viewer, { id: run?.id ?? "" })).undone.map(({ node, by }) => [node, by])).toEqual([
      ["hold", shop.editor.name],
      ["mark", shop.editor.name],
      ["tell", shop.editor.name],
    ]);

    // what was left alone may be asked for again; what was taken back may not
    expect(await previewJob(shop.editor, job("undo", filter))).toMatchObject({ count: 3, undo: { can: 0, changed: 3 } });
    await expect(createJob(shop.viewer, job("undo", filter))).rejects.toMatchObject({ status: 403 });
    await expect(previewJob(shop.editor, job("undo", { flowId }))).rejects.toMatchObject({ code: "job.version" });
  }, 60_000);

  test("two at a time, a pause, a restart: each action is taken back once", async () => {
    const flowId = await publish(wrong("Twice"));
    const ids = Array.from({ length: 30 }, (_, i) => `t${i}`);
    for (const id of ids) await inject(id);
    await ended(flowId, ids.length);
    await offline(flowId);
    const filter = { flowId, version: 1 };
    const slow = { perSecond: 10, options: { nodes: ["mark", "hold"] } };
    const [one, two] = await Promise.all([
      createJob(shop.editor, job("undo", filter, slow)),
      createJob(shop.owner, job("undo", filter, slow)),
    ]);
    const second = await begin();
    // either may be the first each time
    await eventually(
      async () => (await getJob(shop.viewer, { id: one.id })).done + (await getJob(shop.viewer, { id: two.id })).done,
      (done) => done > 0,
    );
    await changeJob(shop.editor, { id: one.id, to: "pause" });
    await engine.stop();
    engine = await begin();
    await changeJob(shop.editor, { id: one.id, to: "resume" });
    const [first, other] = await Promise.all([over(one.id), over(two.id)]);
    await second.stop();
    expect(first.done + other.done).toBe(60);
    for (const id of ids) expect(await orderNow(id)).toMatchObject({ status: "open", tags: [] });
    // a step that was not ticked is as it was
    expect((await listTeamNotes(shop.viewer, { limit: 200 })).items.filter(({ text }) => text.startsWith("Held #t"))).toHaveLength(30);
  }, 60_000);

  test("cancelled in the middle, the rest stays", async () => {
    const flowId = await publish(wrong("Stopped"));
    for (let i = 0; i < 8; i++) await inject(`c${i}`);
    await ended(flowId, 8);
    await offline(flowId);
    const made = await createJob(shop.editor, job("undo", { flowId, version: 1 }, { perSecond: 1 }));
    await eventually(
      () => getJob(shop.viewer, { id: made.id }),
      ({ done }) => done > 0,
    );
    await changeJob(shop.editor, { id: made.id, to: "cancel" });
    const { done } = await getJob(shop.viewer, { id: made.id });
    expect(done).toBeLessThan(24);
    // the last run first
    expect((await orderNow("c7")).tags).toEqual([]);
    expect((await orderNow("c0")).tags).toEqual(["wrong"]);
  });
});

describe("running a version on past events", () => {
  test("runs on each that fits and that it has not answered, once, up to a limit, and reports", async () => {
    for (let i = 0; i < 10; i++) await inject(`p${i}`);
    await eventually(
      () => orderNow("p9").catch(() => null),
      (order) => order !== null,
    );
    const flowId = await publish({
      name: "Thank them late",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.created", when: "order.id.startsWith('p')" } },
        { id: "mark", type: "order.tag", config: { tag: "thanked" } },
      ],
      edges: [{ from: "start", to: "mark" }],
    });
    await inject("p10");
    await ended(flowId, 1);
    const filter = { flowId, version: 1, eventType: "order.created" as const };
    const preview = await previewJob(shop.editor, job("past", filter));
    expect(preview).toMatchObject({ count: 10, more: false, past: { fit: 10, handled: 1, examples: [{}, {}, {}, {}, { label: "#p9" }] } });
    expect(await previewJob(shop.editor, job("past", { ...filter, q: "#p3" }))).toMatchObject({ count: 1 });
    const made = await createJob(shop.editor, job("past", filter, { options: { most: 4 } }));
    expect(made.total).toBe(4);
    const part = await over(made.id);
    expect(part).toMatchObject({ state: "finished", done: 4, outcomes: { finished: 4 } });
    await ended(flowId, 5);
    expect((await orderNow("p0")).tags).toEqual(["thanked"]);
    expect((await orderNow("p5")).tags).toEqual([]);
    const all = await createJob(shop.editor, job("past", filter));
    const [double] = await Promise.all([createJob(shop.editor, job("past", filter)), over(all.id)]);
    await over(double.id);
    const runs = await ended(flowId, 11);
    expect(new Set(runs.map(({ eventId }) => eventId)).size).toBe(11);
    expect(runs.every(({ replay, status }) => replay === 0 && status === "finished")).toBe(true);
    const { items } = await listJobItems(shop.viewer, { id: all.id, limit: 50 });
    expect(items.filter(({ skipped }) => skipped === "handled").length + items.filter(({ skipped }) => skipped === null).length).toBe(11);
    expect(items.find(({ skipped }) => skipped === null)?.label).toMatch(/^#p/);
    await expect(createJob(shop.editor, job("past", filter))).rejects.toMatchObject({ code: "job.empty" });
    await offline(flowId);
  }, 60_000);
});
