import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "#lib/run/journal.ts";
import { advance, type Graph, hasEnded, type Next, newRun, type RunState } from "./advance.ts";
import { replay } from "./replay.ts";

const at = "2026-01-01T00:00:00.000Z";
const ports = ["out", "no", "failed"];

/** A seeded directed acyclic drawing of `size` nodes: n0 starts it, edges only go forward. */
const drawing = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc
      .array(fc.record({ from: fc.nat(size), port: fc.constantFrom(...ports), to: fc.nat(size) }), { maxLength: 16 })
      .map((drawn) => drawn.filter((edge) => edge.from < edge.to)),
  );
type Edges = { from: number; port: string; to: number }[];
/** @param meets nodes where branches meet: how many arrivals each takes @param catches nodes that catch */
const graphOf = (edges: Edges, meets: readonly number[] = [], catches: readonly boolean[] = []): Graph => ({
  next: (node, port) => edges.filter((edge) => `n${edge.from}` === node && edge.port === port).map((edge) => `n${edge.to}`),
  join(node) {
    const rank = Number(node.slice(1));
    const incoming = edges.filter((edge) => edge.to === rank).length;
    const need = Math.min(meets[rank] ?? 0, incoming);
    return need > 0 ? { need, incoming, rank } : null;
  },
  catches: (node) => catches[Number(node.slice(1))] ?? false,
});

/** Lives a run to its end with the given choices, keeping every state beside the journal. */
function live(graph: Graph, choices: number[]) {
  let picked = 0;
  const choose = (n: number) => (choices[picked++ % choices.length] ?? 0) % n;
  const journal: Entry[] = [];
  const states: RunState[] = [];
  let state = newRun;
  let next: Next = { kind: "nothing" };
  const write = (entry: Entry) => {
    journal.push(entry);
    [state, next] = advance(graph, state, entry);
    states.push(state);
  };
  write({ kind: "started", at, v: 1, eventId: "e", replay: 0, node: "n0", port: "out", output: {} });
  for (let guard = 0; guard < 500 && next.kind !== "nothing"; guard++) {
    const now = next as Next;
    if (now.kind === "evaluate") {
      const step = { ...now.visit, at };
      const kind = choose(6);
      const wait = { for: "time" as const, until: choose(3) === 0 ? null : at, late: { port: "no", output: {} }, input: {} };
      if (kind === 0) write({ kind: "asked", ...step, effect: "order.tag", key: `r/${step.node}/${step.visit}`, input: {} });
      else if (kind === 1 && choose(4) === 0)
        write({ kind: "failed", ...step, attempt: 1, ms: 0, failure: { code: "x", message: "x", final: true } });
      else if (kind === 4) write({ kind: "waiting", ...step, ...wait });
      else if (kind === 5 && choose(8) === 0) write({ kind: "stopped", ...step, input: {}, outcome: "finished", message: "", result: {} });
      else write({ kind: "decided", ...step, input: {}, port: ports[choose(2)] ?? "out", output: { n: guard } });
    } else if (now.kind === "perform") {
      const call = now.calls[choose(now.calls.length)];
      if (!call) throw new Error("perform without a call");
      const step = { node: call.node, visit: call.visit, at, attempt: call.attempts + 1, ms: 1 };
      const failure = { code: "x", message: "x", final: false };
      if (choose(3) > 0) write({ kind: "answered", ...step, reply: {}, port: ports[choose(2)] ?? "out", output: {} });
      else if (choose(4) > 0) write({ kind: "failed", ...step, failure, retryAt: at });
      else write({ kind: "failed", ...step, failure });
    } else if (now.kind === "wait") {
      write({ kind: "parked", at, until: now.until, reason: "retry" });
      const [open] = state.waits;
      if (now.until !== null || !open) write({ kind: "woken", at, cause: "time" });
      else write({ kind: "resolved", node: open.node, visit: open.visit, at, port: ports[choose(3)] ?? "out", output: {} });
    } else if (now.kind === "end") {
      write({ kind: "ended", at, outcome: now.outcome, ...(now.failure ? { failure: now.failure } : {}) });
    }
  }
  return { journal, states };
}

const lives = fc
  .record({
    edges: drawing,
    meets: fc.array(fc.nat(3), { maxLength: 10 }),
    catches: fc.array(fc.boolean(), { maxLength: 10 }),
    choices: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 60 }),
  })
  .map(({ edges, meets, catches, choices }) => ({ graph: graphOf(edges, [0, ...meets], [false, ...catches]), choices }));

describe("advance and replay", () => {
  test("invariant 1: replaying any prefix of a journal gives the state that was live then", () => {
    fc.assert(
      fc.property(lives, ({ graph, choices }) => {
        const { journal, states } = live(graph, choices);
        states.forEach((state, i) => {
          expect(replay(graph, journal.slice(0, i + 1))).toEqual(state);
        });
      }),
    );
  });

  test("invariant 2: every entry said twice changes what it said once", () => {
    fc.assert(
      fc.property(lives, ({ graph, choices }) => {
        const { journal } = live(graph, choices);
        const settled = journal.filter((entry) => entry.kind !== "failed" || entry.retryAt === undefined);
        const doubled = settled.flatMap((entry) => [entry, entry]);
        expect(replay(graph, doubled)).toEqual(replay(graph, settled));
      }),
    );
  });

  test("invariant 3: once a run has ended, no entry changes it", () => {
    fc.assert(
      fc.property(lives, ({ graph, choices }) => {
        const { journal } = live(graph, choices);
        const ended = replay(graph, journal);
        fc.pre(hasEnded(ended));
        for (const entry of journal) expect(advance(graph, ended, entry)[0]).toBe(ended);
      }),
    );
  });

  test("every run of a drawing without cycles ends", () => {
    fc.assert(
      fc.property(lives, ({ graph, choices }) => {
        const { states, journal } = live(graph, [...choices, 1, 2, 3]);
        fc.pre(journal.length < 490);
        expect(hasEnded(states.at(-1) ?? newRun)).toBe(true);
      }),
    );
  });

  test("a step that two branches lead to is visited twice", () => {
    const graph = graphOf([
      { from: 0, port: "out", to: 1 },
      { from: 0, port: "out", to: 2 },
      { from: 1, port: "out", to: 3 },
      { from: 2, port: "out", to: 3 },
    ]);
    const step = { at, input: {}, port: "out", output: {} };
    const state = replay(graph, [
      { kind: "started", at, v: 1, eventId: "e", replay: 0, node: "n0", port: "out", output: {} },
      { kind: "decided", node: "n1", visit: 1, ...step },
      { kind: "decided", node: "n2", visit: 1, ...step },
    ]);
    expect(state.pending).toEqual([
      { node: "n3", visit: 1 },
      { node: "n3", visit: 2 },
    ]);
  });
});
