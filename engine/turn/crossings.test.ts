/** Where two things that concern one run meet: a crash and a word, a pause and a wait, an end and a beginning. */
import { expect, test } from "vitest";
import type { FlowDraft } from "#lib/flow/flow.ts";
import { World } from "#tests/simulation/world.ts";

type Node = NonNullable<FlowDraft["nodes"]>[number];
const start: Node = { id: "start", type: "trigger.event", config: { event: "order.created" } };
const tag = (id: string): Node => ({ id, type: "order.tag", config: { orderId: "{{ order.id }}", tag: id } });
const call = (id: string): Node => ({ id, type: "outside.http", config: { method: "POST", url: `https://example.com/${id}` } });

/** `a.port>b` for each edge. */
function flow(nodes: readonly Node[], edges: string, more: Partial<FlowDraft> = {}): FlowDraft {
  const drawn = edges.split(" ").map((edge) => {
    const [from = "", to = ""] = edge.split(">");
    const [id = "", port = "out"] = from.split(".");
    return { from: id, port, to };
  });
  return { name: "Crossing", nodes: [start, ...nodes], edges: drawn, ...more };
}
const tags = (world: World, order = "o1") => world.store.orders.get(`w/${order}`)?.tags ?? [];
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const ok = { ok: true as const, reply: { status: 200, headers: {}, body: {} } };
const hear: Node = { id: "hear", type: "logic.wait-for-event", config: { event: "order.paid", about: "order", timeout: "P3D" } };
const ask: Node = { id: "ask", type: "logic.approval", config: { question: "Refund?" } };
const yes = { kind: "resolved" as const, node: "ask", visit: 1, port: "approved", output: { decision: "approved" }, by: "Li" };

test("a word for a run that was parked is not lost where its first message comes again beside it", async () => {
  const world = new World(flow([ask, call("call"), tag("yes")], "start>ask ask.approved>call call.ok>yes"));
  const run = world.accept("o1", 1);
  await world.pass(minute);
  expect(world.status(run)).toBe("parked");
  // what came before in the shard was not settled, so the cursor stands before both
  world.tell(run, "signal", yes);
  for (const shard of world.log.cursors.keys()) world.log.cursors.set(shard, 0);
  world.mayRepeat = true;
  world.answer = () => new Promise(() => {});
  await world.boot();
  await world.settle();
  expect(world.calls).toHaveLength(1);
  // the word is settled; the first message comes once more
  world.answer = () => ok;
  for (const [shard, log] of world.log.deliveries)
    if (log.length > 1) log.splice(1, 1, { ...(log[0] as (typeof log)[0]), seq: 2, flowId: null, runId: null, shard });
  await world.boot();
  await world.pass(minute);
  expect([world.status(run), tags(world)]).toEqual(["finished", ["yes"]]);
});

test("a wait beside a call that a pause stops is looked after once, not for ever", async () => {
  const world = new World(flow([hear, call("call"), tag("came")], "start>hear start>call hear.event>came"));
  world.outsidePaused = true;
  const run = world.accept("o1", 1);
  await world.settle();
  for (let i = 0; i < 5; i++) await world.pass(1_000);
  expect(world.store.live.get(run)?.wakeAt).toBeNull();
  expect(world.store.live.get(run)?.journal.filter(({ kind }) => kind === "parked").length).toBeLessThan(4);
});

test("a wait beside a call in doubt is looked after once, not for ever", async () => {
  const world = new World(flow([hear, call("call"), tag("came")], "start>hear start>call hear.event>came"));
  world.mayRepeat = false;
  world.answer = () => new Promise(() => {});
  const run = world.accept("o1", 1);
  await world.settle();
  await world.boot();
  for (let i = 0; i < 5; i++) await world.pass(1_000);
  expect(world.store.live.get(run)).toMatchObject({ reason: "in doubt", wakeAt: null });
  expect(world.store.live.get(run)?.journal.filter(({ kind }) => kind === "parked").length).toBeLessThan(4);
});

test("two calls in doubt are judged one after the other; the first word is not forgotten", async () => {
  const world = new World(flow([call("a"), call("b")], "start>a start>b"));
  world.mayRepeat = false;
  world.answer = () => new Promise(() => {});
  const run = world.accept("o1", 1);
  await world.settle();
  world.answer = () => ok;
  await world.boot();
  await world.pass(minute);
  for (const node of ["a", "b"]) {
    world.tell(run, "signal", { kind: "judged", node, visit: 1, decision: "again", by: "Li" });
    await world.pass(minute);
  }
  expect([world.status(run), world.calls.length]).toEqual(["finished", 4]);
});

test("a strict flow waits for months without going on when its timer can count no further", async () => {
  const pause: Node = { id: "pause", type: "logic.wait", config: { for: "P60D" } };
  const world = new World(flow([pause, tag("after")], "start>pause pause>after", { ordering: "strict" }));
  const run = world.accept("o1", 1);
  await world.pass(30 * day);
  expect([world.status(run), tags(world)]).toEqual(["running", []]);
  await world.pass(31 * day);
  expect([world.status(run), tags(world)]).toEqual(["finished", ["after"]]);
});

test("the last of a run's items and a turn of that run in one commit: it is woken", async () => {
  const each: Node = { id: "each", type: "logic.for-each", config: { items: "[1]", atOnce: 1 } };
  const world = new World(flow([ask, each, call("item"), tag("all")], "start>ask start>each each.each>item each.done>all"));
  let answer: (outcome: typeof ok) => void = () => {};
  world.answer = () =>
    new Promise((then) => {
      answer = then;
    });
  const run = world.accept("o1", 1);
  await world.pass(minute);
  expect(world.calls).toHaveLength(1);
  // the parent's turn and the item's last one in one batch
  world.tell(run, "signal", { ...yes, port: "approved" });
  answer(ok);
  await world.pass(minute);
  await world.pass(minute);
  expect([world.status(run), tags(world)]).toEqual(["finished", ["all"]]);
});

test("a call that is to be tried again is not in doubt because its run ends meanwhile", async () => {
  const pause: Node = { id: "pause", type: "logic.wait", config: { for: "PT1M" } };
  const halt: Node = { id: "halt", type: "logic.stop", config: { outcome: "failed", message: "Too late" } };
  const world = new World(flow([pause, halt, call("call")], "start>pause start>call pause>halt"));
  world.answer = () => ({ ok: false, failure: { code: "http.status", message: "down", final: false, retryAfterMs: minute } });
  const run = world.accept("o1", 1);
  await world.pass(5 * minute);
  expect(world.status(run)).toBe("failed");
  expect([...world.store.ledger.values()].map(({ state }) => state)).toEqual(["retrying"]);
});

test("an answer for a repetition that was cancelled meanwhile reaches the ledger", async () => {
  const world = new World(flow([call("call")], "start>call"));
  world.answer = () => ({ ok: false, failure: { code: "http.status", message: "down", final: true } });
  const run = world.accept("o1", 1);
  await world.pass(minute);
  let answer: (outcome: typeof ok) => void = () => {};
  world.answer = () =>
    new Promise((then) => {
      answer = then;
    });
  const again = world.tell(run, "replay", { origin: run, journal: null, again: [] }, 1);
  await world.settle();
  world.tell(again, "cancel");
  await world.settle();
  expect(world.status(again)).toBe("cancelled");
  answer(ok);
  await world.pass(minute);
  expect([...world.store.ledger.values()].map(({ state }) => state)).toEqual(["done"]);
});

test("runs that a pause kept are thinned out like those that come one by one", async () => {
  for (const [burst, expected] of [
    ["drop", ["parked", "cancelled"]],
    ["replace", ["cancelled", "parked"]],
  ] as const) {
    const pause: Node = { id: "pause", type: "logic.wait", config: { for: "PT9H" } };
    const world = new World(flow([pause], "start>pause", { burst }));
    world.paused = true;
    const runs = [world.accept("o1", 1), world.accept("o1", 2)];
    await world.pass(minute);
    world.paused = false;
    for (const run of runs) {
      const live = world.store.live.get(run);
      if (live) world.store.live.set(run, { ...live, wakeAt: "" });
      await world.pass(minute);
    }
    expect(runs.map((run) => world.status(run))).toEqual(expected);
  }
});

test("a call that is made again after a word and is in doubt a second time counts as another try, so it can be judged again", async () => {
  const world = new World(flow([{ ...call("call"), tries: 1 }], "start>call"));
  world.mayRepeat = false;
  world.answer = () => new Promise(() => {});
  const run = world.accept("o1", 1);
  await world.settle();
  const attempts: unknown[] = [];
  for (let i = 0; i < 2; i++) {
    await world.boot();
    await world.pass(minute);
    attempts.push([...world.store.ledger.values()].map(({ state, attempt }) => [state, attempt]));
    if (i === 1) world.answer = () => ok;
    world.tell(run, "signal", { kind: "judged", node: "call", visit: 1, decision: "again", by: "Li" });
    await world.settle();
  }
  expect(attempts).toEqual([[["in doubt", 1]], [["in doubt", 2]]]);
  expect([world.status(run), world.calls.length]).toEqual(["finished", 3]);
});

test("items within items, asking people and hearing events, go on across crashes; cancelled, nothing of them is left", async () => {
  const each = (id: string): Node => ({ id, type: "logic.for-each", config: { items: "[1, 2]", atOnce: 2 } });
  const nodes = [each("outer"), each("inner"), ask, hear, tag("one"), tag("all")];
  const drawn = "start>outer outer.each>inner outer.done>all inner.each>ask ask.approved>hear hear.event>one";
  for (const ordering of ["turn", "strict", "none"] as const) {
    for (const isCancelled of [false, true]) {
      const world = new World(flow(nodes, drawn, { ordering }));
      const run = world.accept("o1", 1);
      for (let i = 0; i < 4; i++) await world.pass(minute);
      expect(world.store.asks.size).toBe(4);
      await world.boot();
      for (const child of [...world.store.asks.values()].slice(0, isCancelled ? 2 : 4)) world.tell(child.runId, "signal", yes);
      await world.pass(minute);
      expect(world.store.waits.size).toBe(isCancelled ? 2 : 4);
      await world.boot();
      if (isCancelled) world.tell(run, "cancel");
      else world.hear({ type: "order.paid", order: { id: "o1", number: "#9", currency: "EUR" } });
      for (let i = 0; i < 5; i++) await world.pass(minute);
      expect([world.status(run), tags(world)]).toEqual(isCancelled ? ["cancelled", []] : ["finished", ["one", "all"]]);
      expect([world.store.live.size, world.store.groups.size, world.store.waits.size]).toEqual([0, 0, 0]);
      expect(world.broke).toEqual([]);
    }
  }
});

test("an answer for a branch that a catch has cut off reaches the ledger", async () => {
  const nodes: Node[] = [{ id: "try", type: "logic.try", config: {} }, call("a"), call("b"), tag("caught"), tag("never")];
  const world = new World(flow(nodes, "start>try try.do>a try.do>b b.ok>never try.failed>caught"));
  world.answer = ({ key }) => (key.endsWith("/a/1") ? { ok: false, failure: { code: "http.status", message: "no", final: true } } : ok);
  const run = world.accept("o1", 1);
  await world.pass(minute);
  expect([world.status(run), tags(world)]).toEqual(["finished", ["caught"]]);
  expect([...world.store.ledger.values()].map(({ state }) => state).toSorted()).toEqual(["done", "failed"]);
});
