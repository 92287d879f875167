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
  /** The nodes passed on some way to this one. */
  maybeBefore(id: string): ReadonlySet<string>;
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
  const before = dominators(starts, order, next);
  const startsOf = spread(order, next, (id) => (starts.includes(id) ? [id] : []));
  const maybe = spread(order, next, () => [], true);
  return {
    starts,
    next,
    reached: new Set(before.keys()),
    startsOf: (id) => startsOf.get(id) ?? none,
    before: (id) => before.get(id) ?? none,
    maybeBefore: (id) => maybe.get(id) ?? none,
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

/** Worked out in order, so that one pass is enough without cycles; a cycle is a problem of its own. */
function dominators(
  starts: readonly string[],
  order: readonly string[],
  next: (id: string) => readonly string[],
): Map<string, Set<string>> {
  const before = new Map<string, Set<string>>();
  for (const id of starts) before.set(id, new Set());
  for (const id of order) {
    const mine = before.get(id);
    if (!mine) continue;
    for (const to of next(id)) {
      const theirs = before.get(to);
      if (!theirs) before.set(to, new Set([...mine, id]));
      else for (const each of theirs) if (each !== id && !mine.has(each)) theirs.delete(each);
    }
  }
  return before;
}

function spread(
  order: readonly string[],
  next: (id: string) => readonly string[],
  own: (id: string) => readonly string[],
  withSelf = false,
): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>(order.map((id) => [id, new Set(own(id))]));
  for (const id of order) {
    const mine = sets.get(id) ?? none;
    for (const to of next(id)) {
      const theirs = sets.get(to);
      if (!theirs || to === id) continue;
      for (const each of mine) theirs.add(each);
      if (withSelf) theirs.add(id);
    }
  }
  return sets;
}
