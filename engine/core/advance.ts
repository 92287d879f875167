/**
 * `advance` carries a run's state over one journal entry and says what comes next. Pure and incremental: a live run and
 * its replay after a crash go through the same function, so they cannot differ. It evaluates nothing and never throws.
 *
 * Invariants (quoted by the tests):
 * 1. Replaying any prefix of a journal gives the state that was live when that prefix was all there was.
 * 2. A step is settled at most once: an answer to a call that is not open changes nothing.
 * 3. Once a run has ended, no entry changes it.
 */
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Entry } from "#lib/run/journal.ts";

/** The drawing's edges, all that advancing needs of a flow. */
export interface Graph {
  next(node: string, port: string): readonly string[];
}

/** A step to be taken: one visit to one node. */
export interface Visit {
  readonly node: string;
  readonly visit: number;
}

/** An effect that was asked for and has not settled. */
export interface OpenCall extends Visit {
  readonly effect: string;
  /** The idempotency key, stable for (run, node, visit). */
  readonly key: string;
  readonly input: unknown;
  readonly attempts: number;
  /** ISO time of the next try; null: now. */
  readonly retryAt: string | null;
}

export interface RunState {
  readonly status: "new" | "running" | "parked" | "finished" | "failed" | "cancelled";
  readonly pending: readonly Visit[];
  readonly calls: readonly OpenCall[];
  readonly visits: Readonly<Record<string, number>>;
  /** Each node's latest output: `steps` in expressions. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly steps: number;
  readonly failure: Failure | null;
}

export type Next =
  | { readonly kind: "evaluate"; readonly visit: Visit }
  | { readonly kind: "perform"; readonly calls: readonly OpenCall[] }
  | { readonly kind: "wait"; readonly until: string }
  | { readonly kind: "end"; readonly outcome: "finished" | "failed"; readonly failure: Failure | null }
  | { readonly kind: "nothing" };

export const newRun: RunState = { status: "new", pending: [], calls: [], visits: {}, outputs: {}, steps: 0, failure: null };

const tooLong: Failure = {
  code: "run.too-long",
  message: `The run took ${limits.stepsPerRunMax} steps and was stopped.`,
  final: true,
};

export function advance(graph: Graph, state: RunState, entry: Entry): [RunState, Next] {
  const after = hasEnded(state) ? state : apply(graph, state, entry);
  return [after, nextOf(after)];
}

export function nextOf(state: RunState): Next {
  if (state.status === "new" || hasEnded(state)) return { kind: "nothing" };
  if (state.failure) return { kind: "end", outcome: "failed", failure: state.failure };
  const [visit] = state.pending;
  if (visit) return { kind: "evaluate", visit };
  const ready = state.calls.filter((call) => call.retryAt === null);
  if (ready.length > 0) return { kind: "perform", calls: ready };
  const [first] = state.calls.map((call) => call.retryAt ?? "").sort();
  if (first !== undefined) return { kind: "wait", until: first };
  return { kind: "end", outcome: "finished", failure: null };
}

export function hasEnded(state: RunState): boolean {
  return state.status === "finished" || state.status === "failed" || state.status === "cancelled";
}

function apply(graph: Graph, state: RunState, entry: Entry): RunState {
  switch (entry.kind) {
    case "started":
      return state.status === "new" ? leave(graph, { ...state, status: "running" }, entry.node, entry.port, entry.output) : state;
    case "decided":
      return isPending(state, entry) ? leave(graph, withoutPending(state, entry), entry.node, entry.port, entry.output) : state;
    case "asked": {
      if (!isPending(state, entry)) return state;
      const { node, visit, effect, key, input } = entry;
      return { ...withoutPending(state, entry), calls: [...state.calls, { node, visit, effect, key, input, attempts: 0, retryAt: null }] };
    }
    case "answered":
      return callOf(state, entry) ? leave(graph, withoutCall(state, entry), entry.node, entry.port, entry.output) : state;
    case "failed": {
      if (isPending(state, entry)) return { ...withoutPending(state, entry), failure: entry.failure };
      if (!callOf(state, entry)) return state;
      const retryAt = entry.retryAt;
      if (retryAt === undefined) return { ...withoutCall(state, entry), failure: entry.failure };
      return { ...state, calls: state.calls.map((call) => (isSame(call, entry) ? { ...call, attempts: entry.attempt, retryAt } : call)) };
    }
    case "parked":
      return { ...state, status: "parked" };
    case "woken":
      return { ...state, status: "running", calls: state.calls.map((call) => ({ ...call, retryAt: null })) };
    case "ended":
      return { ...state, status: entry.outcome, pending: [], calls: [], failure: entry.failure ?? state.failure };
  }
}

/** Leaves a node by a port: every edge there makes a visit to its end. */
function leave(graph: Graph, state: RunState, node: string, port: string, output: unknown): RunState {
  const visits = { ...state.visits };
  const arriving = graph.next(node, port).map((to) => {
    const visit = (visits[to] ?? 0) + 1;
    visits[to] = visit;
    return { node: to, visit };
  });
  const steps = state.steps + 1;
  return {
    ...state,
    visits,
    steps,
    outputs: { ...state.outputs, [node]: output },
    pending: [...state.pending, ...arriving],
    failure: steps > limits.stepsPerRunMax ? tooLong : state.failure,
  };
}

const isSame = (a: Visit, b: Visit) => a.node === b.node && a.visit === b.visit;
const isPending = (state: RunState, visit: Visit) => state.pending.some((other) => isSame(other, visit));
const callOf = (state: RunState, visit: Visit) => state.calls.find((call) => isSame(call, visit));
const withoutPending = (state: RunState, visit: Visit): RunState => ({
  ...state,
  pending: state.pending.filter((other) => !isSame(other, visit)),
});
const withoutCall = (state: RunState, visit: Visit): RunState => ({ ...state, calls: state.calls.filter((call) => !isSame(call, visit)) });
