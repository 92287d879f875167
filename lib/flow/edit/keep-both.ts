/** Two people changed one draft: what both did, where they did not touch the same thing. */
import type { Catalog } from "../../nodes/catalog.ts";
import type { FlowDocument, FlowEdge, FlowNode } from "../flow.ts";
import { sameValue } from "../same-value.ts";
import { connect, sameEdge } from "./connect.ts";
import { pruneGroups } from "./groups.ts";

/** What a clash is told with; it never leaves this file. */
const clash = Symbol("clash");

/** Ours where only we changed it, theirs where only they did. */
function either(base: unknown, ours: unknown, theirs: unknown): unknown {
  if (sameValue(ours, theirs) || sameValue(base, ours)) return theirs;
  if (sameValue(base, theirs)) return ours;
  throw clash;
}

function eachField(base: object, ours: object, theirs: object, inner: (name: string, ...three: unknown[]) => unknown): object {
  const [b, o, t] = [base, ours, theirs] as Record<string, unknown>[];
  const names = new Set([...Object.keys(t ?? {}), ...Object.keys(o ?? {})]);
  const kept = [...names].map((name) => [name, inner(name, b?.[name], o?.[name], t?.[name])] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

const step = (base: FlowNode, ours: FlowNode, theirs: FlowNode): FlowNode =>
  eachField(base, ours, theirs, (name, b, o, t) => {
    // where a step lies is worth no question: the last to move it is here
    if (name === "position") return sameValue(b, o) ? t : o;
    if (name === "config") return eachField(b as object, o as object, t as object, (_, ...three) => either(three[0], three[1], three[2]));
    return either(b, o, t);
  }) as FlowNode;

/** In their order, with what only we added at the end. */
function byId<T extends { id: string }>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  one: (base: T, ours: T, theirs: T) => T,
): T[] {
  const [b, o, t] = [base, ours, theirs].map((list) => new Map(list.map((each) => [each.id, each])));
  return [...new Set([...theirs, ...ours].map(({ id }) => id))].flatMap((id) => {
    const [was, mine, other] = [b?.get(id), o?.get(id), t?.get(id)];
    if (was && mine && other) return [one(was, mine, other)];
    const kept = either(was, mine, other) as T | undefined;
    return kept ? [kept] : [];
  });
}

const whole = <T>(base: T, ours: T, theirs: T): T => either(base, ours, theirs) as T;

/** Null: both changed the same, and a person has to choose. */
export function keepBoth(base: FlowDocument, ours: FlowDocument, theirs: FlowDocument, catalog: Catalog): FlowDocument | null {
  try {
    const lists = new Set(["nodes", "edges", "groups", "stickies"]);
    const flow = eachField(base, ours, theirs, (name, b, o, t) => (lists.has(name) ? undefined : either(b, o, t))) as FlowDocument;
    const has = (edges: readonly FlowEdge[], edge: FlowEdge) => edges.some((each) => sameEdge(each, edge));
    const nodes = byId(base.nodes, ours.nodes, theirs.nodes, step);
    const ids = new Set(nodes.map(({ id }) => id));
    const gone = base.edges.filter((edge) => !has(ours.edges, edge));
    const edges = theirs.edges.filter((edge) => !has(gone, edge));
    if (edges.some(({ from, to }) => !ids.has(from) || !ids.has(to))) return null;
    const stickies = byId(base.stickies ?? [], ours.stickies ?? [], theirs.stickies ?? [], whole);
    const groups = byId(base.groups ?? [], ours.groups ?? [], theirs.groups ?? [], whole);
    const framed = groups.flatMap((group) => group.nodes);
    if (new Set(framed).size !== framed.length) return null;
    let kept: FlowDocument = {
      ...flow,
      nodes,
      edges,
      ...(groups.length > 0 ? { groups } : {}),
      ...(stickies.length > 0 ? { stickies } : {}),
    };
    for (const edge of ours.edges) {
      if (has(base.edges, edge) || has(kept.edges, edge)) continue;
      const joined = connect(kept, edge, catalog);
      if (joined === kept) return null;
      kept = joined;
    }
    return pruneGroups(kept);
  } catch (error) {
    if (error === clash) return null;
    throw error;
  }
}
