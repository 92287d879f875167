/** Recovery by hand over a running engine and another system: runs run again, unknown results decided, jobs over many runs. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRun } from "#engine/commands/cancel-run.ts";
import { changeJob } from "#engine/commands/change-job.ts";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { createJob } from "#engine/commands/create-job.ts";
import { injectEvent } from "#engine/commands/inject-event.ts";
import { judgeEffect } from "#engine/commands/judge-effect.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { replayRun } from "#engine/commands/replay-run.ts";
import { saveDraft } from "#engine/commands/save-draft.ts";
import { setAside } from "#engine/commands/set-aside.ts";
import { getJob, listJobItems } from "#engine/queries/get-job.ts";
import { getNeedsYou } from "#engine/queries/get-needs-you.ts";
import { getRun } from "#engine/queries/get-run.ts";
import { getStats } from "#engine/queries/get-stats.ts";
import { listEffects } from "#engine/queries/list-effects.ts";
import { listRuns } from "#engine/queries/list-runs.ts";
import { planReplay } from "#engine/queries/plan-replay.ts";
import { previewJob } from "#engine/queries/preview-job.ts";
import { type Engine, startEngine } from "#engine/runtime/postgres/serve.ts";
import { database } from "#engine/store/database.ts";
import { jobBody } from "#lib/api/jobs.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";

let shop: TestShop;
let engine: Engine;
let outside: Server;
let connection: string;
/** What the other system was asked: path and key. */
let asked: { path: string; key: string }[] = [];
/** How it answers the next calls, by path; 200 where nothing is said. `silence`: it takes the call and never answers. */
let answers: Record<string, (number | "silence")[]> = {};
let delayMs = () => 0;
const failures: unknown[] = [];
const begin = () =>
  startEngine({ url: process.env["DATABASE_URL"] ?? "", role: "all", log: (failure, error) => failures.push([failure, String(error)]) });

beforeAll(async () => {
  shop = await openTestShop();
  outside = createServer((req, res) => {
    const path = req.url ?? "";
    asked.push({ path, key: String(req.headers["idempotency-key"]) });
    const answer = answers[path]?.shift() ?? 200;
    if (answer === "silence") req.socket.destroy();
    else
      setTimeout(
        () => res.writeHead(answer, { "content-type": "application/json" }).end(JSON.stringify({ path, n: asked.length })),
        delayMs(),
      );
  });
  await new Promise<void>((done) => outside.listen(0, "127.0.0.1", done));
  engine = await begin();
  const baseUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  const made = await createConnection(shop.editor, {
    name: "Warehouse",
    kind: "http",
    settings: { ...blank, baseUrl, allowedHosts: ["127.0.0.1"] },
  });
  connection = made.id;
});
afterAll(async () => {
  await engine.stop();
  outside.close();
  await shop.close();
});
beforeEach(() => {
  asked = [];
  answers = {};
  delayMs = () => 0;
});
const blank = { authHeader: "Authorization", authScheme: "Bearer", dedupes: false, restAfter: 0 } as Parameters<
  typeof createConnection
>[1]["settings"];

/** Two calls, the second of which fails where it is told to. */
const twoCalls = (name: string, secondUrl = "/second", more: Record<string, unknown> = {}): FlowDraft => ({
  name,
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "first", type: "outside.http", config: { method: "POST", url: "/first", connection } },
    { id: "second", type: "outside.http", config: { method: "POST", url: secondUrl, connection, ...more }, tries: 1 },
    { id: "tell", type: "team.note", config: { text: "{{ order.number }} told, {{ steps.first.body.path }}" } },
  ],
  edges: [
    { from: "start", to: "first" },
    { from: "first", port: "ok", to: "second" },
    { from: "second", port: "ok", to: "tell" },
  ],
});
async function publish(draft: FlowDraft): Promise<string> {
  const { id } = await createFlow(shop.editor, flowDocument.parse(draft));
  await publishFlow(shop.editor, { id });
  return id;
}
const offline = (id: string) =>
  database().sql`update flow set published_version = null where id = ${id}`.then(
    () => database().sql`update publication set revision = revision + 1`,
  );
let orders = 0;
async function inject(): Promise<void> {
  const id = `h${++orders}`;
  await injectEvent(shop.editor, {
    type: "order.created",
    order: { id, number: `#${id}`, currency: "EUR", total: { amountMinor: 100, currency: "EUR" } },
  });
}
async function eventually<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  let value = await read();
  for (let i = 0; i < 300 && !holds(value); i++) {
    await new Promise((next) => setTimeout(next, 40));
    value = await read();
  }
  if (!holds(value))
    throw new Error(`It did not come to that: ${JSON.stringify(value).slice(0, 1500)} ${JSON.stringify(failures.slice(0, 3))}`);
  return value;
}
const ended = (flowId: string, n: number) =>
  eventually(
    () => listRuns(shop.viewer, { flowId, limit: 500 }),
    ({ items }) => items.length === n && items.every((run) => run.endedAt !== null),
  ).then(({ items }) => items);
async function failedRun(name: string): Promise<{ flowId: string; id: string }> {
  answers["/second"] = [500];
  const flowId = await publish(twoCalls(name));
  await inject();
  const [run] = await ended(flowId, 1);
  // an order of the next test must not start it too
  await offline(flowId);
  if (run?.status !== "failed") throw new Error(JSON.stringify(run));
  return { flowId, id: run.id };
}
const calledTimes = (path: string) => asked.filter((call) => call.path === path).length;

describe("a failed run", () => {
  test("is run again from the step that failed: what was done stays done, the call goes out under its own key", async () => {
    const { id, flowId } = await failedRun("From the failed step");
    const before = asked.at(-1);
    const plan = await planReplay(shop.viewer, { id });
    expect(plan).toMatchObject({ same: { failedStep: { trouble: null, step: "second" }, start: { trouble: null } } });
    expect(plan.calls.map(({ node, state }) => [node, state])).toEqual([
      ["first", "done"],
      ["second", "failed"],
    ]);
    const { runId } = await replayRun(shop.editor, { id, from: "failed-step" });
    await ended(flowId, 2);
    const run = await getRun(shop.viewer, { id: runId });
    expect(run.status).toBe("finished");
    expect(run.effects.map(({ node, state, key }) => [node, state, key.startsWith(id)])).toEqual([
      ["first", "done", true],
      ["second", "done", true],
      ["tell", "done", true],
    ]);
    expect(calledTimes("/first")).toBe(1);
    expect(asked.at(-1)).toEqual(before);
    expect((await getNeedsYou(shop.viewer)).failures.some((group) => group.flowId === flowId)).toBe(false);
  });

  test("is run again from the start: the call that is done is answered from the ledger; ticked, it is made again under a new key", async () => {
    const { id, flowId } = await failedRun("From the start");
    const [first] = asked;
    await replayRun(shop.editor, { id, from: "start" });
    await ended(flowId, 2);
    expect(calledTimes("/first")).toBe(1);
    const { runId } = await replayRun(shop.editor, { id, from: "start", again: ["first"] });
    const runs = await ended(flowId, 3);
    expect(runs.map(({ status }) => status).sort()).toEqual(["failed", "finished", "finished"]);
    const firsts = asked.filter(({ path }) => path === "/first");
    expect(firsts).toHaveLength(2);
    expect(firsts[1]?.key).not.toBe(first?.key);
    expect((await getRun(shop.viewer, { id: runId })).replay).toBe(2);
  });

  test("is run again on the version that is live now, mended in between", async () => {
    const { id, flowId } = await failedRun("Mended");
    await expect(replayRun(shop.editor, { id, version: "latest" })).rejects.toMatchObject({ code: "replay.not-live" });
    await saveDraft(shop.editor, { id: flowId, document: flowDocument.parse(twoCalls("Mended", "/mended")), ifMatch: null });
    await publishFlow(shop.editor, { id: flowId });
    await replayRun(shop.editor, { id, from: "failed-step", version: "latest" });
    await ended(flowId, 2);
    await offline(flowId);
    expect(asked.map(({ path }) => path)).toEqual(["/first", "/second", "/mended"]);
  });

  test("needs somebody until it is set aside or run again", async () => {
    const { id, flowId } = await failedRun("Set aside");
    const group = (await getNeedsYou(shop.viewer)).failures.find((each) => each.flowId === flowId);
    expect(group).toMatchObject({ code: "http.status", count: 1, live: false, runs: [{ id, failure: { code: "http.status" } }] });
    await expect(setAside(shop.viewer, { runIds: [id] })).rejects.toMatchObject({ status: 403 });
    expect(await setAside(shop.editor, { flowId, code: "http.status" })).toEqual({ count: 1 });
    expect(await setAside(shop.editor, { runIds: [id] })).toEqual({ count: 0 });
    expect((await getNeedsYou(shop.viewer)).failures.find((each) => each.flowId === flowId)).toBeUndefined();
  });
});

describe("a call whose result nobody knows", () => {
  async function unknown(name: string): Promise<{ flowId: string; id: string; key: string }> {
    answers["/second"] = ["silence"];
    const flowId = await publish(twoCalls(name));
    await inject();
    const { items } = await eventually(
      () => listEffects(shop.viewer, { state: "in doubt", flowId }),
      ({ items }) => items.length === 1,
    );
    await offline(flowId);
    const [effect] = items;
    if (!effect) throw new Error("there is none");
    expect(effect).toMatchObject({ undecided: true, connection: { name: "Warehouse" }, flowName: name });
    return { flowId, id: effect.runId, key: effect.key };
  }
  const settled = (flowId: string) => listRuns(shop.viewer, { flowId }).then(({ items }) => items);

  test("is never made again by running the run again", async () => {
    const { id } = await unknown("In doubt");
    const run = await getRun(shop.viewer, { id });
    if (run.endedAt !== null) await expect(replayRun(shop.editor, { id })).rejects.toMatchObject({ code: "replay.in-doubt" });
    expect((await getStats(shop.viewer)).effects.inDoubt).toBeGreaterThan(0);
    expect(calledTimes("/second")).toBe(1);
  });

  test.each(["done", "failed", "again"] as const)("%s: said once, and the first word counts", async (decision) => {
    const { flowId, key } = await unknown(`Said ${decision}`);
    const called = calledTimes("/second");
    const words = await Promise.allSettled([
      judgeEffect(shop.editor, { key, decision }),
      judgeEffect(shop.owner, { key, decision }),
      judgeEffect(shop.editor, { key, decision }),
    ]);
    expect(words.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { items } = await eventually(
      () => listEffects(shop.viewer, { flowId }),
      (page) => page.items.some((each) => each.key === key && each.state === (decision === "again" ? "done" : decision)),
    );
    expect(items.find((each) => each.key === key)).toMatchObject({ undecided: false, judged: { decision } });
    const runs = await eventually(
      () => settled(flowId),
      (all) => all.every((run) => run.endedAt !== null) && (decision === "failed" || all.some((run) => run.status === "finished")),
    );
    // behind the step where it was done, or with its answer where it was done again
    expect(runs.some((run) => run.status === "finished")).toBe(decision !== "failed");
    expect(calledTimes("/second") - called).toBe(decision === "again" ? 1 : 0);
    const keys = new Set(asked.filter(({ path }) => path === "/second").map((call) => call.key));
    expect(keys.size).toBe(1);
  });
});

describe("a job over many runs", () => {
  const most = 30;
  let flowId: string;
  beforeAll(async () => {
    answers["/second"] = Array.from({ length: most }, () => 500);
    flowId = await publish(twoCalls("Many"));
    for (let i = 0; i < most; i++) await inject();
    const runs = await ended(flowId, most);
    await offline(flowId);
    expect(runs.every((run) => run.status === "failed")).toBe(true);
  });

  test("comes to every run once, through a restart in the middle, a pause, and another process beside it; and reports", async () => {
    const filter = { flowId, needsYou: true };
    expect(await previewJob(shop.editor, jobBody.parse({ kind: "replay", filter }))).toEqual({ count: most, more: false });
    const job = await createJob(shop.editor, jobBody.parse({ kind: "replay", filter, perSecond: 10 }));
    expect(job).toMatchObject({ total: most, state: "running", flowName: "Many" });
    await eventually(
      () => getJob(shop.viewer, { id: job.id }),
      ({ done }) => done > 0,
    );
    await changeJob(shop.editor, { id: job.id, to: "pause" });
    await engine.stop();
    engine = await begin();
    const second = await begin();
    expect((await getJob(shop.viewer, { id: job.id })).state).toBe("paused");
    await changeJob(shop.editor, { id: job.id, to: "resume" });
    const done = await eventually(
      () => getJob(shop.viewer, { id: job.id }),
      ({ state, outcomes }) => state === "finished" && outcomes.underWay === 0,
    );
    await second.stop();
    expect(done).toMatchObject({ done: most, skipped: 0, outcomes: { finished: most, failed: 0 } });
    const { items } = await listJobItems(shop.viewer, { id: job.id, limit: 100 });
    expect(new Set(items.map(({ runId }) => runId)).size).toBe(most);
    expect(new Set(items.map(({ nextRunId }) => nextRunId)).size).toBe(most);
    expect(items.map(({ n }) => n)).toEqual(items.map((_, i) => i + 1));
    expect(calledTimes("/first")).toBe(0);
    expect(calledTimes("/second")).toBe(most);
    await expect(changeJob(shop.editor, { id: job.id, to: "cancel" })).rejects.toMatchObject({ code: "job.ended" });
    await expect(createJob(shop.editor, jobBody.parse({ kind: "replay", filter }))).rejects.toMatchObject({ code: "job.empty" });
  }, 60_000);

  test("ended in the middle, it leaves the rest alone; what cannot be run again is passed over with the reason", async () => {
    const job = await createJob(shop.editor, jobBody.parse({ kind: "replay", filter: { flowId, status: "finished" }, perSecond: 1 }));
    await eventually(
      () => getJob(shop.viewer, { id: job.id }),
      ({ skipped }) => skipped > 0,
    );
    await changeJob(shop.editor, { id: job.id, to: "cancel" });
    const after = await getJob(shop.viewer, { id: job.id });
    expect(after).toMatchObject({ state: "cancelled", done: 0, reasons: [{ code: "no-step" }] });
    expect(after.skipped).toBeLessThan(most);
  });
});

test("items are runs of their own: those that failed are run again alone, and nothing else of the event", async () => {
  const flowId = await publish({
    name: "Each line",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "each", type: "logic.for-each", config: { items: "['a','b','c','d']", atOnce: 4 } },
      { id: "tell", type: "outside.http", config: { method: "POST", url: "/line/{{ steps.each.item }}", connection }, tries: 1 },
    ],
    edges: [
      { from: "start", to: "each" },
      { from: "each", port: "each", to: "tell" },
    ],
  });
  answers = { "/line/b": [500], "/line/d": [500] };
  await inject();
  const runs = await ended(flowId, 5);
  await offline(flowId);
  const parent = runs.find((run) => run.failure?.code === "items.failed");
  expect(parent).toBeDefined();
  await expect(replayRun(shop.editor, { id: parent?.id ?? "", from: "failed-step" })).rejects.toMatchObject({ code: "replay.items" });
  // from the start it would begin items anew, with keys of their own: a and c would be told twice
  await expect(replayRun(shop.editor, { id: parent?.id ?? "", from: "start" })).rejects.toMatchObject({
    code: "replay.acted",
    more: { extra: { steps: ["each"] } },
  });
  expect(await planReplay(shop.viewer, { id: parent?.id ?? "" })).toMatchObject({ same: { start: { trouble: "acted", nodes: ["each"] } } });
  const children = await listRuns(shop.viewer, { parent: parent?.id ?? "" });
  expect(children.items.map(({ status }) => status).sort()).toEqual(["failed", "failed", "finished", "finished"]);
  const job = await createJob(shop.editor, jobBody.parse({ kind: "replay", filter: { parent: parent?.id, status: "failed" } }));
  await eventually(
    () => getJob(shop.viewer, { id: job.id }),
    ({ state, outcomes }) => state === "finished" && outcomes.finished === 2,
  );
  expect(asked.map(({ path }) => path).sort()).toEqual(["/line/a", "/line/b", "/line/b", "/line/c", "/line/d", "/line/d"]);
  const keys = (path: string) => new Set(asked.filter((call) => call.path === path).map(({ key }) => key));
  expect([keys("/line/b").size, keys("/line/d").size]).toEqual([1, 1]);
  const { items } = await listJobItems(shop.viewer, { id: job.id });
  expect(new Set(items.map(({ nextRunId }) => nextRunId)).size).toBe(2);
  // one run again from its start begins at its item, not at the flow's start
  const [one] = items;
  const { runId } = await replayRun(shop.editor, { id: one?.runId ?? "", from: "start", again: ["tell"] });
  await eventually(
    () => getRun(shop.viewer, { id: runId }),
    ({ status }) => status === "finished",
  );
  expect(asked).toHaveLength(7);
  expect((await getStats(shop.viewer)).runs.live).toBe(0);
});

test("cancel wins or completion wins, never both", async () => {
  // the answer comes at any moment around the cancel
  delayMs = () => Math.random() * 400;
  const flowId = await publish({
    name: "Race",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "call", type: "outside.http", config: { method: "PUT", url: "/race", connection } },
      { id: "note", type: "team.note", config: { text: "race {{ order.number }}" } },
    ],
    edges: [
      { from: "start", to: "call" },
      { from: "call", port: "ok", to: "note" },
    ],
  });
  const n = 200;
  const live = () => database().sql<{ id: string }[]>`select id from run_live where flow_id = ${flowId}`;
  for (let i = 0; i < n; i += 10) {
    await Promise.all(Array.from({ length: 10 }, inject));
    const going = await live();
    await Promise.all(going.map(({ id }) => cancelRun(shop.editor, { id }).catch(() => {})));
  }
  const runs = await ended(flowId, n);
  const { sql } = database();
  const rows = await sql<{ id: string; status: string; notes: number }[]>`
    select r.id, r.status, (select count(*)::int from team_note t where t.run_id = r.id) as notes from run r where r.flow_id = ${flowId}`;
  expect(rows).toHaveLength(n);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(n);
  // what has ended as cancelled did nothing after it, what has ended as finished did everything once
  expect(rows.filter(({ status, notes }) => notes !== (status === "finished" ? 1 : 0))).toEqual([]);
  expect(await sql`select from run_live where flow_id = ${flowId}`).toHaveLength(0);
  const byStatus = Object.groupBy(runs, ({ status }) => status);
  const [won, lost] = [byStatus.cancelled?.length ?? 0, byStatus.finished?.length ?? 0];
  expect(won + lost).toBe(n);
  expect(won).toBeGreaterThan(0);
  expect(lost).toBeGreaterThan(0);
  const stats = await getStats(shop.viewer);
  expect(stats.runs.live).toBe(0);
}, 120_000);
