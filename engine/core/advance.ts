/**
 * `advance` carries a run's state over one journal entry and says what comes next. Pure and incremental: a live run and
 * its replay after a crash go through the same function, so they cannot differ. It evaluates nothing and never throws.
 *
 * Invariants (quoted by the tests):
 * 1. Replaying any prefix of a journal gives the state that was live when that prefix was all there was.
 * 2. A step is settled at most once: an answer to a call, or a word to a wait, that is not open changes nothing.
 * 3. Once a run has ended, no entry changes it.
 */
import { limits } from "#lib/limits.ts";
import { failedPort } from "#lib/nodes/define.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Entry, EntryOf } from "#lib/run/journal.ts";

/** All that advancing needs to know of a flow's drawing. */
export interface Graph {
  next(node: string, port: string): readonly string[];
  /** Where branches meet: how many arrivals it takes, of how many edges; `rank` grows along every edge. Null: any arrival takes it. */
  join(node: string): { readonly need: number; readonly incoming: number; readonly rank: number } | null;
  /** Whether what fails behind its first port comes back to it. */
  catches(node: string): boolean;
}

/** A step to be taken: one visit to one node. */
export interface Visit {
  readonly node: string;
  readonly visit: number;
  /** The catching steps behind which it stands, the nearest last. */
  readonly behind?: readonly string[];
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

/** A step that rests. */
export interface OpenWait extends Visit {
  readonly for: EntryOf<"waiting">["for"];
  readonly since: string;
  /** ISO time; null: none. */
  readonly until: string | null;
  readonly input: unknown;
  readonly late: { readonly port: string; readonly output: unknown };
  readonly listen: EntryOf<"waiting">["listen"] | null;
  /** For an event: what came before the wait was on record has been looked through. */
  readonly looked: boolean;
}

export interface RunState {
  readonly status: "new" | "running" | "parked" | "finished" | "failed" | "cancelled";
  readonly pending: readonly Visit[];
  readonly calls: readonly OpenCall[];
  readonly waits: readonly OpenWait[];
  readonly visits: Readonly<Record<string, number>>;
  /** How many arrived at each step where branches meet. */
  readonly arrivals: Readonly<Record<string, number>>;
  /** Each node's latest output: `steps` in expressions. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly steps: number;
  readonly failure: Failure | null;
  /** A step said that the run is over. */
  readonly stopped: "finished" | "failed" | null;
}

export type Next =
  | { readonly kind: "evaluate"; readonly visit: Visit }
  | { readonly kind: "perform"; readonly calls: readonly OpenCall[] }
  /** `until` null: for as long as it takes. */
  | { readonly kind: "wait"; readonly until: string | null }
  | { readonly kind: "end"; readonly outcome: "finished" | "failed"; readonly failure: Failure | null }
  | { readonly kind: "nothing" };

export const newRun: RunState = {
  status: "new",
  pending: [],
  calls: [],
  waits: [],
  visits: {},
  arrivals: {},
  outputs: {},
  steps: 0,
  failure: null,
  stopped: null,
};

const tooLong: Failure = {
  code: "run.too-long",
  message: `The run took ${limits.stepsPerRunMax} steps and was stopped.`,
  final: true,
};

export function advance(graph: Graph, state: RunState, entry: Entry): [RunState, Next] {
  const after = hasEnded(state) ? state : meet(graph, apply(graph, state, entry));
  return [after, nextOf(after)];
}

export function nextOf(state: RunState): Next {
  if (state.status === "new" || hasEnded(state)) return { kind: "nothing" };
  if (state.stopped) return { kind: "end", outcome: state.stopped, failure: state.failure };
  if (state.failure) return { kind: "end", outcome: "failed", failure: state.failure };
  const [visit] = state.pending;
  if (visit) return { kind: "evaluate", visit };
  const ready = state.calls.filter((call) => call.retryAt === null);
  if (ready.length > 0) return { kind: "perform", calls: ready };
  if (state.calls.length === 0 && state.waits.length === 0) return { kind: "end", outcome: "finished", failure: null };
  const times = [...state.calls.map((call) => call.retryAt), ...state.waits.map((wait) => wait.until)];
  return { kind: "wait", until: times.filter((time) => time !== null).sort()[0] ?? null };
}

export function hasEnded(state: RunState): boolean {
  return state.status === "finished" || state.status === "failed" || state.status === "cancelled";
}

function apply(graph: Graph, state: RunState, entry: Entry): RunState {
  switch (entry.kind) {
    case "started": {
      if (state.status !== "new") return state;
      const begun: RunState = { ...state, status: "running", outputs: entry.outputs ?? {} };
      return leave(graph, begun, { node: entry.node, visit: 1 }, entry.port, entry.output);
    }
    case "decided": {
      const visit = pendingOf(state, entry);
      return visit ? leave(graph, withoutPending(state, entry), visit, entry.port, entry.output) : state;
    }
    case "stopped": {
      if (!pendingOf(state, entry)) return state;
      const outputs = { ...state.outputs, [entry.node]: entry.result };
      const failure = entry.outcome === "failed" ? { code: "flow.stopped", message: entry.message, final: true } : null;
      return { ...withoutPending(state, entry), outputs, stopped: entry.outcome, failure };
    }
    case "asked": {
      const at = pendingOf(state, entry);
      if (!at) return state;
      const { effect, key, input } = entry;
      return { ...withoutPending(state, entry), calls: [...state.calls, { ...at, effect, key, input, attempts: 0, retryAt: null }] };
    }
    case "answered": {
      const call = callOf(state, entry);
      return call ? leave(graph, withoutCall(state, entry), call, entry.port, entry.output) : state;
    }
    case "failed": {
      const pending = pendingOf(state, entry);
      if (pending) return fail(graph, withoutPending(state, entry), pending, entry.failure);
      const call = callOf(state, entry);
      if (!call) return state;
      const retryAt = entry.retryAt;
      if (retryAt === undefined) return fail(graph, withoutCall(state, entry), call, entry.failure);
      const attempts = entry.failure.unsent ? call.attempts : entry.attempt;
      return { ...state, calls: state.calls.map((each) => (each === call ? { ...call, attempts, retryAt } : each)) };
    }
    case "judged": {
      const call = callOf(state, entry);
      if (!call) return state;
      // the try that nobody knows of is one that was made
      if (entry.decision === "again")
        return { ...state, calls: state.calls.map((each) => (each === call ? { ...call, attempts: call.attempts + 1 } : each)) };
      if (entry.decision === "failed") return fail(graph, withoutCall(state, entry), call, judgedFailed);
      return leave(graph, withoutCall(state, entry), call, entry.port, {});
    }
    case "waiting": {
      const at = pendingOf(state, entry) ?? atStart(state, entry);
      if (!at) return state;
      const { for: what, until, input, late, listen = null } = entry;
      const wait: OpenWait = { ...at, for: what, since: entry.at, until, input, late, listen, looked: false };
      return { ...withoutPending(state, entry), waits: [...state.waits, wait] };
    }
    case "looked":
      return { ...state, waits: state.waits.map((wait) => (isSame(wait, entry) ? { ...wait, looked: true } : wait)) };
    case "resolved": {
      const wait = waitOf(state, entry);
      return wait ? resolve(graph, state, wait, entry.port, entry.output) : state;
    }
    case "parked":
      return { ...state, status: "parked" };
    case "woken": {
      const due = (time: string | null) => time !== null && time <= entry.at;
      const calls = state.calls.map((call) => (due(call.retryAt) ? { ...call, retryAt: null } : call));
      const running: RunState = { ...state, status: "running", calls };
      return (
        state.waits
          // a person may have decided, an event may have come before the time was over: the turn asks, and says so
          .filter((wait) => wait.for !== "person" && wait.for !== "event" && due(wait.until))
          .reduce((before, wait) => resolve(graph, before, wait, wait.late.port, wait.late.output), running)
      );
    }
    case "ended":
      return { ...state, status: entry.outcome, pending: [], calls: [], waits: [], failure: entry.failure ?? state.failure };
  }
}

const judgedFailed: Failure = { code: "call.judged-failed", message: "Somebody looked, and the call had not worked.", final: true };

/** A start that watches rests at its own node. */
const atStart = (state: RunState, { node, visit }: Visit): Visit | null =>
  state.steps === 1 && visit === 1 && node in state.outputs && state.pending.length === 0 ? { node, visit } : null;

/** Items that failed make their step fail; what else a wait comes to is a way on. */
function resolve(graph: Graph, state: RunState, wait: OpenWait, port: string, output: unknown): RunState {
  const without = { ...state, waits: state.waits.filter((other) => other !== wait) };
  if (port === failedPort) return fail(graph, without, wait, failureIn(output));
  return leave(graph, without, wait, port, output);
}

function failureIn(output: unknown): Failure {
  const said = typeof output === "object" && output !== null && "failure" in output ? (output.failure as Failure) : null;
  return said ?? { code: "step.failed", message: "This step failed.", final: true };
}

/** Leaves a node by a port: every edge there makes a visit to its end. */
function leave(graph: Graph, state: RunState, from: Visit, port: string, output: unknown): RunState {
  let { visits, arrivals, pending } = state;
  const behind = graph.catches(from.node) && port !== failedPort ? [...(from.behind ?? []), from.node] : from.behind;
  for (const to of graph.next(from.node, port)) {
    const join = graph.join(to);
    if (join) {
      const arrived = (arrivals[to] ?? 0) + 1;
      arrivals = withOne(arrivals, to, arrived);
      if (((arrived - 1) % join.incoming) + 1 !== join.need) continue;
    }
    const visit = (visits[to] ?? 0) + 1;
    visits = withOne(visits, to, visit);
    pending = [...pending, behind ? { node: to, visit, behind } : { node: to, visit }];
  }
  const steps = state.steps + 1;
  return {
    ...state,
    visits,
    arrivals,
    steps,
    outputs: withOne(state.outputs, from.node, output),
    pending,
    failure: steps > limits.stepsPerRunMax ? tooLong : state.failure,
  };
}

/** `{ ...all, [name]: one }`: of names that differ with each flow V8 knows no fast way to define one, and it took a sixth of a comparison. */
function withOne<V>(all: Readonly<Record<string, V>>, name: string, one: V): Readonly<Record<string, V>> {
  if (name === "__proto__") return { ...all, [name]: one };
  const copy = { ...all };
  copy[name] = one;
  return copy;
}

/** A step failed for good: it goes on where an edge says so, else at the nearest step that catches, else the run fails. */
function fail(graph: Graph, state: RunState, at: Visit, failure: Failure): RunState {
  const output = { failure: { code: failure.code, message: failure.message }, step: at.node };
  if (graph.next(at.node, failedPort).length > 0) return leave(graph, state, at, failedPort, output);
  const catcher = at.behind?.at(-1);
  if (catcher === undefined || graph.next(catcher, failedPort).length === 0) {
    if (catcher === undefined) return { ...state, failure };
    return fail(graph, state, { node: catcher, visit: 1, behind: at.behind?.slice(0, -1) ?? [] }, failure);
  }
  const isInside = (visit: Visit) => visit.behind?.includes(catcher) ?? false;
  const outside: RunState = {
    ...state,
    pending: state.pending.filter((visit) => !isInside(visit)),
    calls: state.calls.filter((call) => !isInside(call)),
    waits: state.waits.filter((wait) => !isInside(wait)),
  };
  return leave(graph, outside, { node: catcher, visit: 1, behind: at.behind?.slice(0, -1) ?? [] }, failedPort, output);
}

/** When nothing else of the run can come any more, the branches that are there meet without the others. */
function meet(graph: Graph, state: RunState): RunState {
  if (state.status === "new" || hasEnded(state) || state.failure || state.stopped) return state;
  if (state.pending.length > 0 || state.calls.length > 0 || state.waits.length > 0) return state;
  let first: { node: string; rank: number; full: number } | null = null;
  for (const [node, arrived] of Object.entries(state.arrivals)) {
    const join = graph.join(node);
    const round = join ? ((arrived - 1) % join.incoming) + 1 : 0;
    if (!join || round >= join.need || arrived === 0) continue;
    if (!first || join.rank < first.rank) first = { node, rank: join.rank, full: arrived - round + join.incoming };
  }
  if (!first) return state;
  const visit = (state.visits[first.node] ?? 0) + 1;
  return {
    ...state,
    arrivals: { ...state.arrivals, [first.node]: first.full },
    visits: { ...state.visits, [first.node]: visit },
    pending: [{ node: first.node, visit }],
  };
}

const isSame = (a: Visit, b: Visit) => a.node === b.node && a.visit === b.visit;
const pendingOf = (state: RunState, visit: Visit) => state.pending.find((other) => isSame(other, visit));
const callOf = (state: RunState, visit: Visit) => state.calls.find((call) => isSame(call, visit));
const waitOf = (state: RunState, visit: Visit) => state.waits.find((wait) => isSame(wait, visit));
const withoutPending = (state: RunState, visit: Visit): RunState => ({ ...state, pending: without(state.pending, visit) });
const withoutCall = (state: RunState, visit: Visit): RunState => ({ ...state, calls: without(state.calls, visit) });
const without = <V extends Visit>(all: readonly V[], visit: Visit): readonly V[] =>
  // nearly always it is the only one
  all.length === 1 ? none : all.filter((other) => !isSame(other, visit));
const none: readonly never[] = [];
