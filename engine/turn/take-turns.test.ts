import { beforeEach, describe, expect, test } from "vitest";
import type { FlowDraft } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { World } from "#tests/simulation/world.ts";
import type { Outcome } from "../runtime/run-store.ts";

const calling: FlowDraft = {
  name: "Tell the warehouse",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "call", type: "outside.http", config: { method: "PUT", url: "https://example.com/{{ order.id }}" } },
    { id: "mark", type: "order.tag", config: { tag: "told" } },
  ],
  edges: [
    { from: "start", port: "out", to: "call" },
    { from: "call", port: "ok", to: "mark" },
  ],
};
const down: Outcome = { ok: false, failure: { code: "http.status", message: "down", final: false } };
const up: Outcome = { ok: true, reply: { status: 200, headers: {}, body: {} } };

describe("a turn", () => {
  let world: World;
  beforeEach(() => {
    world = new World(calling);
  });

  test("invariant 2: an outside call's intent is stored before the call, its answer before the next step", async () => {
    let stored: string | undefined;
    world.answer = ({ key }) => {
      stored = world.store.ledger.get(key)?.state;
      return up;
    };
    const run = world.accept("o1", 1);
    await world.settle();
    expect(stored).toBe("intended");
    expect(world.status(run)).toBe("finished");
    expect([...world.store.ledger.values()].map(({ state }) => state)).toEqual(["done"]);
    expect(world.store.orders.get("w/o1")?.tags).toEqual(["told"]);
  });

  test("a short retry holds the lane: the order's next event waits, another order's does not", async () => {
    world.answer = ({ args }) => ((args as { url: string }).url.endsWith("o1") && world.calls.length < 2 ? down : up);
    const [first, second, other] = [world.accept("o1", 1), world.accept("o1", 2), world.accept("o2", 3)];
    await world.settle();
    expect([first, second, other].map((run) => world.status(run))).toEqual(["running", "none", "finished"]);
    await world.pass(limits.retryBaseMs);
    expect([first, second].map((run) => world.status(run))).toEqual(["finished", "finished"]);
    expect(world.store.ended.get(first)?.journal.map(({ kind }) => kind)).toEqual([
      "started",
      "asked",
      "failed",
      "woken",
      "answered",
      "asked",
      "answered",
      "ended",
    ]);
  });

  test("a long retry parks the run and lets the lane go on; it wakes at its time with the same key", async () => {
    world.answer = () => ({ ok: false, failure: { code: "http.status", message: "later", final: false, retryAfterMs: 3_600_000 } });
    const first = world.accept("o1", 1);
    await world.settle();
    expect(world.status(first)).toBe("parked");
    world.answer = () => up;
    const second = world.accept("o1", 2);
    await world.settle();
    expect(world.status(second)).toBe("finished");
    await world.pass(3_599_000);
    expect(world.status(first)).toBe("parked");
    await world.pass(2_000);
    expect(world.status(first)).toBe("finished");
    expect(new Set(world.calls.filter(({ key }) => key.startsWith(first)).map(({ key }) => key)).size).toBe(1);
    expect(world.store.live.size).toBe(0);
  });

  test("retries end: the run fails with the last failure, and the ledger says so", async () => {
    world.answer = () => down;
    const run = world.accept("o1", 1);
    await world.settle();
    for (let i = 0; i < 40 && world.status(run) !== "failed"; i++) await world.pass(limits.retryCapMs);
    expect(world.status(run)).toBe("failed");
    expect(world.calls).toHaveLength(limits.effectAttemptsMax);
    expect([...world.store.ledger.values()].map(({ state }) => state)).toEqual(["failed"]);
  });

  test("`strict` holds its lane through a long wait; `none` has no lane to hold", async () => {
    world = new World({ ...calling, ordering: "strict" });
    world.answer = () => ({ ok: false, failure: { code: "http.status", message: "later", final: false, retryAfterMs: 3_600_000 } });
    const first = world.accept("o1", 1);
    await world.settle();
    world.answer = () => up;
    const second = world.accept("o1", 2);
    await world.settle();
    expect([first, second].map((run) => world.status(run))).toEqual(["running", "none"]);
    await world.pass(3_600_000);
    expect([first, second].map((run) => world.status(run))).toEqual(["finished", "finished"]);
  });

  test("after a crash in the middle of a call: what may be repeated is, with the same key", async () => {
    world.answer = () => new Promise(() => {});
    const run = world.accept("o1", 1);
    await world.settle();
    world.answer = () => up;
    await world.boot();
    await world.settle();
    expect(world.status(run)).toBe("finished");
    expect(world.calls.map(({ key }) => key)).toEqual([`${run}/call/1`, `${run}/call/1`]);
  });

  test("after a crash in the middle of a call: what may not be repeated waits for a person, and its lane goes on", async () => {
    world.answer = () => new Promise(() => {});
    const run = world.accept("o1", 1);
    await world.settle();
    world.mayRepeat = false;
    world.answer = () => up;
    await world.boot();
    await world.settle();
    expect([world.status(run), world.calls.length]).toEqual(["parked", 1]);
    expect([...world.store.ledger.values()].map(({ state }) => state)).toEqual(["in doubt"]);
    const second = world.accept("o1", 2);
    await world.settle();
    expect(world.status(second)).toBe("finished");
  });

  test("invariant 1: a commit that fails changes nothing, and the turn is taken again to the same end", async () => {
    let fails = 3;
    const pass = world.store.guard;
    world.store.guard = (fence) => {
      if (fails-- > 0) throw new Error("the connection was lost");
      pass(fence);
    };
    const run = world.accept("o1", 1);
    for (let i = 0; i < 20; i++) await world.pass(1_000);
    expect(world.status(run)).toBe("finished");
    expect(world.calls).toHaveLength(1);
    expect(world.broke).toHaveLength(3);
  });

  test("a run that was parked can be cancelled; its wake-up then finds nothing to do", async () => {
    world.answer = () => ({ ok: false, failure: { code: "http.status", message: "later", final: false, retryAfterMs: 3_600_000 } });
    const run = world.accept("o1", 1);
    await world.settle();
    const live = world.store.live.get(run);
    if (!live) throw new Error("the run should be parked");
    const { seq: _, ...delivery } = live.delivery;
    world.transport.offer({ ...delivery, kind: "cancel", folds: false }, live.event);
    await world.settle();
    expect(world.status(run)).toBe("cancelled");
    await world.pass(4_000_000);
    expect([world.status(run), world.calls.length]).toEqual(["cancelled", 1]);
  });

  test("a run that is cancelled during its call stays cancelled when the answer comes", async () => {
    let answer: (outcome: Outcome) => void = () => {};
    world.answer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const run = world.accept("o1", 1);
    await world.settle();
    const live = world.store.live.get(run);
    if (!live) throw new Error("the run should be under way");
    const { seq: _, ...delivery } = live.delivery;
    world.transport.offer({ ...delivery, kind: "cancel", folds: false }, live.event);
    await world.settle();
    answer(up);
    for (let i = 0; i < 20; i++) await world.pass(1_000);
    expect(world.status(run)).toBe("cancelled");
    expect(world.store.orders.get("w/o1")?.tags).toEqual([]);
    expect([...world.store.ledger.values()].map(({ state }) => state)).toEqual(["done"]);
    const next = world.accept("o1", 2);
    world.answer = () => up;
    await world.settle();
    expect(world.status(next)).toBe("finished");
  });
});

describe("a turn that meets its run changed behind its back", () => {
  const twoCalls: FlowDraft = {
    name: "Tell both warehouses",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "call", type: "outside.http", config: { method: "PUT", url: "https://example.com/first" } },
      { id: "again", type: "outside.http", config: { method: "PUT", url: "https://example.com/second" } },
    ],
    edges: [
      { from: "start", port: "out", to: "call" },
      { from: "call", port: "ok", to: "again" },
    ],
  };
  const resent = (world: World, run: string, kind: "event" | "cancel") => {
    const live = world.store.live.get(run);
    if (!live) throw new Error("the run should be live");
    const { seq: _, ...delivery } = live.delivery;
    world.transport.offer({ ...delivery, kind, folds: false }, live.event);
  };

  test("a run cancelled during its call makes no further call when the answer comes, and is live no more", async () => {
    const world = new World(twoCalls);
    let answer: (outcome: Outcome) => void = () => {};
    world.answer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const run = world.accept("o1", 1);
    await world.settle();
    resent(world, run, "cancel");
    await world.settle();
    answer(up);
    for (let i = 0; i < 20; i++) await world.pass(1_000);
    expect([world.calls.length, world.store.live.size, world.status(run)]).toEqual([1, 0, "cancelled"]);
    expect([...world.store.ledger.values()].map(({ state }) => state)).toEqual(["done"]);
    world.answer = () => up;
    const next = world.accept("o1", 2);
    await world.settle();
    expect(world.status(next)).toBe("finished");
  });

  test("a settled delivery that comes once more does not repeat a call that waits for a person", async () => {
    const world = new World(calling);
    world.answer = () => new Promise(() => {});
    const run = world.accept("o1", 1);
    await world.settle();
    world.mayRepeat = false;
    world.answer = () => up;
    await world.boot();
    await world.settle();
    expect([world.status(run), world.calls.length]).toEqual(["parked", 1]);
    resent(world, run, "event");
    await world.settle();
    expect([world.status(run), world.calls.length]).toEqual(["parked", 1]);
  });

  test("a disk that is full for a while is nobody's poison", async () => {
    const world = new World(calling);
    let fails = 12;
    const pass = world.store.guard;
    world.store.guard = (fence) => {
      if (fails-- > 0) throw Object.assign(new Error("could not extend file: No space left on device"), { code: "53100" });
      pass(fence);
    };
    const run = world.accept("o1", 1);
    for (let i = 0; i < 40; i++) await world.pass(5_000);
    expect(world.status(run)).toBe("finished");
  });
});
