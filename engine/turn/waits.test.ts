import { describe, expect, test } from "vitest";
import type { FlowDraft } from "#lib/flow/flow.ts";
import { World } from "#tests/simulation/world.ts";

type Node = NonNullable<FlowDraft["nodes"]>[number];
const start: Node = { id: "start", type: "trigger.event", config: { event: "order.created" } };
const tag = (id: string): Node => ({ id, type: "order.tag", config: { orderId: "{{ order.id }}", tag: id } });
const call = (id: string): Node => ({ id, type: "outside.http", config: { method: "PUT", url: `https://example.com/${id}` } });

/** `a.port>b` for each edge. */
function flow(nodes: readonly Node[], edges: string, more: Partial<FlowDraft> = {}): FlowDraft {
  const drawn = edges.split(" ").map((edge) => {
    const [from = "", to = ""] = edge.split(">");
    const [id = "", port = "out"] = from.split(".");
    return { from: id, port, to };
  });
  return { name: "Waiting", nodes: [start, ...nodes], edges: drawn, ...more };
}
const tags = (world: World, order = "o1") => world.store.orders.get(`w/${order}`)?.tags ?? [];
const minute = 60_000;
const hour = 60 * minute;
const down = { ok: false as const, failure: { code: "http.status", message: "down", final: true } };
const paid = (order: string) => ({ type: "order.paid", order: { id: order, number: "#9", currency: "EUR" } });

describe("a wait for a time", () => {
  const waiting = flow([{ id: "pause", type: "logic.wait", config: { for: "PT2H" } }, tag("after")], "start>pause pause>after");

  test("parks, lets its lane go on, survives a crash and goes on when the time is over, not before", async () => {
    const world = new World(waiting);
    const first = world.accept("o1", 1);
    await world.settle();
    const second = world.accept("o1", 2);
    await world.settle();
    expect([world.status(first), world.status(second)]).toEqual(["parked", "parked"]);
    await world.pass(hour);
    await world.boot();
    await world.pass(59 * minute);
    expect(world.status(first)).toBe("parked");
    await world.pass(2 * minute);
    expect([world.status(first), world.status(second)]).toEqual(["finished", "finished"]);
    expect(tags(world)).toEqual(["after"]);
  });

  test("of a strict flow holds its lane", async () => {
    const world = new World({ ...waiting, ordering: "strict" });
    const first = world.accept("o1", 1);
    await world.settle();
    const second = world.accept("o1", 2);
    await world.pass(hour);
    expect([world.status(first), world.status(second)]).toEqual(["running", "none"]);
    await world.pass(hour + minute);
    expect([world.status(first), world.status(second)]).toEqual(["finished", "finished"]);
  });
});

describe("a wait for an event", () => {
  const config = { event: "order.paid", when: "order.id == 'o1'", about: "order", timeout: "PT1H" };
  const nodes = [{ id: "hear", type: "logic.wait-for-event", config }, tag("came"), tag("late")];
  const waiting = flow(nodes, "start>hear hear.event>came hear.timeout>late");

  for (const ordering of ["turn", "strict", "none"] as const)
    test(`goes on with it (${ordering})`, async () => {
      const world = new World({ ...waiting, ordering });
      const run = world.accept("o1", 1);
      await world.pass(minute);
      world.hear(paid("o1"));
      await world.pass(minute);
      expect(world.status(run)).toBe("finished");
      expect(tags(world)).toEqual(["came"]);
      expect(world.store.waits.size).toBe(0);
    });

  test("hears what came between its event and its wait, also across a crash", async () => {
    const world = new World(waiting);
    const run = world.accept("o1", 1);
    world.hear(paid("o1"));
    await world.boot();
    await world.pass(minute);
    expect(world.status(run)).toBe("finished");
    expect(tags(world)).toEqual(["came"]);
  });

  test("of another order, or one that does not fit, is none; after its time it goes on without", async () => {
    const world = new World(waiting);
    const [run, other] = [world.accept("o1", 1), world.accept("o2", 2)];
    await world.pass(minute);
    world.hear(paid("o2"));
    await world.pass(minute);
    expect([world.status(run), world.status(other)]).toEqual(["parked", "parked"]);
    await world.pass(hour);
    expect([tags(world), tags(world, "o2")]).toEqual([["late"], ["late"]]);
    world.hear(paid("o1"));
    await world.pass(minute);
    expect(tags(world)).toEqual(["late"]);
  });
});

describe("items", () => {
  const config = { items: "[1, 2, 3, 4, 5, 6, 7]", atOnce: 2 };
  const nodes = [{ id: "each", type: "logic.for-each", config }, call("tell"), tag("all")];
  const each = flow(nodes, "start>each each.each>tell each.done>all");

  test("are runs of their own, so many at once, in their order, and the run goes on after the last", async () => {
    const world = new World(each);
    let out = 0;
    let most = 0;
    world.answer = async () => {
      most = Math.max(most, ++out);
      await new Promise((next) => setImmediate(next));
      out--;
      return { ok: true, reply: { status: 200, headers: {}, body: {} } };
    };
    const run = world.accept("o1", 1);
    await world.pass(minute);
    await world.pass(minute);
    expect(world.status(run)).toBe("finished");
    expect(world.calls).toHaveLength(7);
    expect(most).toBe(2);
    expect(world.store.ended.size).toBe(8);
    expect(tags(world)).toEqual(["all"]);
    expect(world.store.groups.size).toBe(0);
  });

  test("that fail make the step fail once all are through; ten thousand are not too many, none are fine", async () => {
    const world = new World(each);
    world.answer = ({ key }) =>
      world.calls.findIndex((one) => one.key === key) === 3 ? down : { ok: true, reply: { status: 200, headers: {}, body: {} } };
    const run = world.accept("o1", 1);
    await world.pass(minute);
    await world.pass(minute);
    expect(world.calls).toHaveLength(7);
    expect(world.store.ended.get(run)).toMatchObject({ status: "failed", failure: { code: "items.failed" } });
    const none = new World(
      flow(
        [{ ...(nodes[0] as Node), config: { items: "[]", atOnce: 2 } }, call("tell"), tag("all")],
        "start>each each.each>tell each.done>all",
      ),
    );
    const empty = none.accept("o1", 1);
    await none.pass(minute);
    expect(none.status(empty)).toBe("finished");
  });

  test("whose run is cancelled are not begun any more", async () => {
    const world = new World(each);
    world.answer = () => new Promise(() => {});
    const run = world.accept("o1", 1);
    await world.settle();
    expect(world.calls).toHaveLength(2);
    world.tell(run, "cancel");
    await world.settle();
    world.answer = () => ({ ok: true, reply: { status: 200, headers: {}, body: {} } });
    await world.boot();
    await world.pass(minute);
    expect(world.status(run)).toBe("cancelled");
    const statuses = [...world.store.ended.values()].filter((one) => one.parentId === run).map(({ status }) => status);
    expect(statuses.filter((status) => status === "cancelled")).toHaveLength(7);
  });
});

describe("branches", () => {
  const both = [{ id: "meet", type: "logic.join", config: { how: "all" } }, call("a"), call("b"), tag("met")];

  test("meet once all have arrived, and a crash between changes nothing", async () => {
    const world = new World(flow(both, "start>a start>b a.ok>meet b.ok>meet meet>met"));
    const run = world.accept("o1", 1);
    await world.pass(minute);
    expect(world.status(run)).toBe("finished");
    const visits = world.store.ended.get(run)?.journal.filter((entry) => "node" in entry && entry.node === "meet");
    expect(visits).toHaveLength(1);
  });

  test("meet without one that can come no more", async () => {
    const world = new World(
      flow(
        [...both, { id: "odd", type: "logic.if", config: { when: "false" } }],
        "start>a start>odd odd.true>b a.ok>meet b.ok>meet meet>met",
      ),
    );
    const run = world.accept("o1", 1);
    await world.pass(minute);
    expect(world.status(run)).toBe("finished");
    expect(tags(world)).toEqual(["met"]);
  });
});

describe("a failure", () => {
  test("goes the way that is drawn for it, with what happened", async () => {
    const note: Node = { id: "note", type: "team.note", config: { text: "{{ steps.call.failure.code }}" } };
    const world = new World(flow([call("call"), note], "start>call call.failed>note"));
    world.answer = () => down;
    const run = world.accept("o1", 1);
    await world.pass(minute);
    expect(world.status(run)).toBe("finished");
    expect([...world.store.notes.values()].map(({ text }) => text)).toEqual(["http.status"]);
  });

  test("behind a step that catches comes back to it, and takes its other branches along", async () => {
    const nodes = [
      { id: "try", type: "logic.try", config: {} },
      call("call"),
      { id: "pause", type: "logic.wait", config: { for: "PT5H" } },
      tag("never"),
      tag("caught"),
    ];
    const world = new World(flow(nodes, "start>try try.do>call try.do>pause pause>never call.ok>never try.failed>caught"));
    world.answer = () => down;
    const run = world.accept("o1", 1);
    await world.pass(minute);
    expect(world.status(run)).toBe("finished");
    expect(tags(world)).toEqual(["caught"]);
  });

  test("a stop ends the run whatever else it does", async () => {
    const nodes = [
      { id: "halt", type: "logic.stop", config: { outcome: "failed", message: "No stock" } },
      { id: "pause", type: "logic.wait", config: { for: "PT5H" } },
    ];
    const world = new World(flow(nodes, "start>pause start>halt"));
    const run = world.accept("o1", 1);
    await world.pass(minute);
    expect(world.store.ended.get(run)).toMatchObject({ status: "failed", failure: { message: "No stock" } });
  });
});

describe("a flow that calls another", () => {
  const other = "00000000-0000-4000-8000-000000000002";
  const callee: FlowDraft = {
    name: "Called",
    nodes: [
      { id: "begin", type: "trigger.flow", config: { inputs: { who: "Who?" } } },
      call("ask"),
      { id: "give", type: "logic.stop", config: { outcome: "finished", result: { said: "{{ steps.begin.input.who }}" } } },
    ],
    edges: [
      { from: "begin", to: "ask" },
      { from: "ask", port: "ok", to: "give" },
    ],
  };
  const calling = flow(
    [
      { id: "other", type: "logic.call-flow", config: { flow: other, inputs: { who: "{{ order.number }}" }, wait: true } },
      { id: "note", type: "team.note", config: { text: "{{ steps.other.result.said }}" } },
    ],
    "start>other other.done>note",
  );

  test("waits for it and sees what it gives", async () => {
    const world = new World(calling, { [other]: callee });
    const run = world.accept("o1", 1);
    await world.pass(minute);
    await world.pass(minute);
    expect(world.status(run)).toBe("finished");
    expect([...world.store.notes.values()].map(({ text }) => text)).toEqual(["#1"]);
  });

  test("fails with a sentence where that is not published", async () => {
    const world = new World(calling);
    const run = world.accept("o1", 1);
    await world.pass(minute);
    expect(world.store.ended.get(run)).toMatchObject({ status: "failed", failure: { code: "flow.not-live" } });
  });
});

describe("a burst", () => {
  const waiting = (burst: "drop" | "replace" | "settle") =>
    flow([{ id: "pause", type: "logic.wait", config: { for: "PT1H" } }, tag("done")], "start>pause", {
      burst,
      settleSeconds: 60,
    });
  const statuses = (world: World, runs: readonly string[]) => runs.map((run) => world.status(run));

  test("is dropped while a run is under way", async () => {
    const world = new World(waiting("drop"));
    const runs = [1, 2, 3].map((n) => world.accept("o1", n));
    await world.pass(minute);
    expect(statuses(world, runs)).toEqual(["parked", "cancelled", "cancelled"]);
    await world.pass(2 * hour);
    runs.push(world.accept("o1", 4));
    await world.pass(minute);
    expect(statuses(world, runs)).toEqual(["finished", "cancelled", "cancelled", "parked"]);
  });

  test("replaces the run under way, in the order of arrival", async () => {
    const world = new World(waiting("replace"));
    const runs = [1, 2, 3].map((n) => world.accept("o1", n));
    const other = world.accept("o2", 4);
    await world.pass(minute);
    expect(statuses(world, runs)).toEqual(["cancelled", "cancelled", "parked"]);
    expect(world.store.ended.get(runs[0] ?? "")).toMatchObject({ failure: { code: "burst.replaced" } });
    await world.pass(2 * hour);
    expect(statuses(world, [...runs, other])).toEqual(["cancelled", "cancelled", "finished", "finished"]);
  });

  test("settles: the last of it runs when no more has come for a while", async () => {
    const world = new World(flow([tag("done")], "start>done", { burst: "settle", settleSeconds: 60 }));
    const runs = [world.accept("o1", 1)];
    await world.pass(40_000);
    runs.push(world.accept("o1", 2));
    await world.pass(40_000);
    expect(statuses(world, runs)).toEqual(["cancelled", "parked"]);
    await world.pass(40_000);
    expect(statuses(world, runs)).toEqual(["cancelled", "finished"]);
  });
});

describe("people", () => {
  const config = { question: "Refund?", expiresAfter: "PT4H" };
  const asking = flow(
    [{ id: "ask", type: "logic.approval", config }, tag("yes"), tag("no"), tag("late")],
    "start>ask ask.approved>yes ask.rejected>no ask.expired>late",
  );

  test("decide, or do not in time", async () => {
    const world = new World(asking);
    const [first, second] = [world.accept("o1", 1), world.accept("o2", 2)];
    await world.pass(minute);
    expect(world.store.asks.size).toBe(2);
    const said = { kind: "resolved" as const, node: "ask", visit: 1, port: "approved", output: { decision: "approved" }, by: "Li" };
    world.tell(first, "signal", said);
    await world.pass(minute);
    world.tell(first, "signal", { ...said, port: "rejected" });
    await world.pass(5 * hour);
    expect([tags(world), tags(world, "o2")]).toEqual([["yes"], ["late"]]);
    expect([world.status(first), world.status(second)]).toEqual(["finished", "finished"]);
  });

  test("say what became of a call whose result is unknown; nothing is sent before", async () => {
    for (const [decision, calls, after] of [
      ["done", 1, ["then"]],
      ["again", 2, ["then"]],
      ["failed", 1, ["wrong"]],
    ] as const) {
      const world = new World(flow([call("call"), tag("then"), tag("wrong")], "start>call call.ok>then call.failed>wrong"));
      world.mayRepeat = false;
      world.answer = () => new Promise(() => {});
      const run = world.accept("o1", 1);
      await world.settle();
      world.answer = () => ({ ok: true, reply: { status: 200, headers: {}, body: {} } });
      await world.boot();
      await world.pass(hour);
      expect(world.store.live.get(run)).toMatchObject({ status: "parked", reason: "in doubt" });
      expect(world.calls).toHaveLength(1);
      world.tell(run, "signal", { kind: "judged", node: "call", visit: 1, decision, by: "Li" });
      await world.pass(minute);
      expect(world.status(run)).toBe("finished");
      expect(world.calls).toHaveLength(calls);
      expect(tags(world)).toEqual(after);
    }
  });
});

describe("a run that repeats another", () => {
  test("leaves done what is done, unless it is ticked", async () => {
    const world = new World(flow([call("one"), call("two")], "start>one one.ok>two"));
    world.answer = ({ key }) =>
      key.endsWith("two/1") && world.calls.length < 3 ? down : { ok: true, reply: { status: 200, headers: {}, body: {} } };
    const run = world.accept("o1", 1);
    await world.pass(minute);
    expect(world.status(run)).toBe("failed");
    const again = world.tell(run, "replay", { origin: run, journal: null, again: [] }, 1);
    await world.pass(minute);
    expect(world.status(again)).toBe("finished");
    expect(world.calls.map(({ key }) => key)).toEqual([`${run}/one/1`, `${run}/two/1`, `${run}/two/1`]);
    world.tell(run, "replay", { origin: run, journal: null, again: ["one"] }, 2);
    await world.pass(minute);
    expect(world.calls.map(({ key }) => key).slice(3)).toEqual([`${run}/one/1/2`]);
  });
});

describe("a pause", () => {
  test("of a flow keeps its runs, and they begin when they are woken", async () => {
    const world = new World(flow([tag("ran")], "start>ran"));
    world.paused = true;
    const run = world.accept("o1", 1);
    await world.pass(minute);
    expect(world.store.live.get(run)).toMatchObject({ status: "parked", reason: "paused", wakeAt: null });
    await world.boot();
    const live = world.store.live.get(run);
    if (live) world.store.live.set(run, { ...live, wakeAt: "" });
    await world.pass(minute);
    expect([world.status(run), tags(world)]).toEqual(["finished", ["ran"]]);
  });

  test("of a flow does not hold what a person runs again: it goes on with the keys of the run that it repeats", async () => {
    const world = new World(flow([call("call")], "start>call"));
    const run = world.accept("o1", 1);
    await world.pass(minute);
    world.paused = true;
    const again = world.tell(run, "replay", { origin: run, journal: null, again: [] }, 1);
    await world.pass(minute);
    expect(world.status(again)).toBe("finished");
    expect(new Set(world.calls.map(({ key }) => key)).size).toBe(1);
  });

  test("of what acts outside stops a run before its call", async () => {
    const world = new World(flow([call("call")], "start>call"));
    world.outsidePaused = true;
    const run = world.accept("o1", 1);
    await world.pass(minute);
    expect([world.status(run), world.calls.length]).toEqual(["parked", 0]);
    world.outsidePaused = false;
    const live = world.store.live.get(run);
    if (live) world.store.live.set(run, { ...live, wakeAt: "" });
    await world.pass(minute);
    expect([world.status(run), world.calls.length]).toEqual(["finished", 1]);
  });
});

describe("what follows from an order", () => {
  test("becoming paid starts a flow, once", async () => {
    const nodes: Node[] = [{ id: "became", type: "trigger.transition", config: { to: "paid" } }, tag("thanked")];
    const world = new World({ name: "Thank", nodes, edges: [{ from: "became", to: "thanked" }] });
    world.hear(paid("o1"));
    world.hear(paid("o1"));
    await world.pass(minute);
    expect(world.store.ended.size).toBe(1);
    expect(tags(world)).toEqual(["thanked"]);
  });

  test("not shipped in time after it was paid, unless it was cancelled", async () => {
    const nodes: Node[] = [
      {
        id: "overdue",
        type: "trigger.overdue",
        config: { event: "order.paid", missing: "order.shipped", unless: "order.cancelled", within: "PT48H" },
      },
      tag("overdue"),
    ];
    const world = new World({
      name: "Overdue",
      nodes: nodes.map((node, i) => (i === 1 ? { ...node, id: "mark" } : node)),
      edges: [{ from: "overdue", to: "mark" }],
    });
    for (const order of ["o1", "o2", "o3"]) world.hear(paid(order));
    await world.pass(hour);
    world.hear({ type: "order.shipped", order: { id: "o2" } });
    world.hear({ type: "order.cancelled", order: { id: "o3" } });
    await world.pass(49 * hour);
    expect([tags(world), tags(world, "o2"), tags(world, "o3")]).toEqual([["overdue"], [], []]);
    expect(world.store.live.size).toBe(0);
  });
});
