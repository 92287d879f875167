/**
 * How the ways between steps changed. What follows from a step that was put between two others, or taken from between them, is
 * not said again: that A no longer leads straight to B is clear from “new: X, between A and B”.
 */
import type { Change, Way } from "./diff.ts";
import type { FlowDocument, FlowEdge, FlowNode } from "./flow.ts";

interface WayChanges {
  changes: Change[];
  /** For each new step: where it hangs. */
  around: Map<string, { follows: Way | null; leads: FlowNode | null }>;
}

interface Side {
  nodes: ReadonlyMap<string, FlowNode>;
  edges: readonly FlowEdge[];
  keys: ReadonlySet<string>;
}

export const wayKey = ({ from, port, to }: FlowEdge): string => `${from}/${port}/${to}`;

export function wayChanges(before: FlowDocument, after: FlowDocument): WayChanges {
  const [was, is] = [sideOf(before), sideOf(after)];
  const parted = was.edges.filter((edge) => !is.keys.has(wayKey(edge)) && is.nodes.has(edge.from) && is.nodes.has(edge.to));
  const fresh = is.edges.filter((edge) => !was.keys.has(wayKey(edge)));
  const implied = new Set<string>();
  const around: WayChanges["around"] = new Map();

  for (const node of after.nodes) {
    if (was.nodes.has(node.id)) continue;
    const into = fresh.find((edge) => edge.to === node.id);
    const from = into && is.nodes.get(into.from);
    if (into) implied.add(wayKey(into));
    around.set(node.id, { follows: from ? { from, port: into.port } : null, leads: null });
  }
  const open = parted.filter((edge) => {
    const last = lastBetween(edge, is, (id) => !was.nodes.has(id));
    if (!last) return true;
    implied.add(wayKey(last));
    const hangs = around.get(last.from);
    if (hangs) hangs.leads = is.nodes.get(edge.to) ?? null;
    return false;
  });
  const closed = fresh.filter(
    (edge) =>
      !implied.has(wayKey(edge)) &&
      !(was.nodes.has(edge.from) && was.nodes.has(edge.to) && lastBetween(edge, was, (id) => !is.nodes.has(id))),
  );
  return { changes: sayWays(open, closed, was, is), around };
}

function sideOf(document: FlowDocument): Side {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const edges = document.edges.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to));
  return { nodes, edges, keys: new Set(edges.map(wayKey)) };
}

/** The last edge of a way from where this one leaves to where it leads, by steps of one side alone; null where there is none. */
function lastBetween(edge: FlowEdge, side: Side, isOwn: (id: string) => boolean): FlowEdge | null {
  const seen = new Set<string>();
  const next = side.edges.filter(({ from, port, to }) => from === edge.from && port === edge.port && isOwn(to)).map(({ to }) => to);
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const each of side.edges) {
      if (each.from !== id) continue;
      if (each.to === edge.to) return each;
      if (isOwn(each.to)) next.push(each.to);
    }
  }
  return null;
}

function sayWays(parted: readonly FlowEdge[], joined: readonly FlowEdge[], was: Side, is: Side): Change[] {
  const changes: Change[] = [];
  const moved = new Set<FlowEdge>();
  for (const edge of parted) {
    const same = ({ from, port }: FlowEdge) => from === edge.from && port === edge.port;
    const [now, ...more] = joined.filter(same);
    const [from, old, to] = [is.nodes.get(edge.from), was.nodes.get(edge.to), now && is.nodes.get(now.to)];
    if (!now || !from || !old || !to || more.length > 0 || parted.filter(same).length > 1) continue;
    moved.add(edge).add(now);
    changes.push({ kind: "rerouted", from, port: edge.port, before: old, to });
  }
  const say = (kind: "joined" | "parted", edges: readonly FlowEdge[], { nodes }: Side) => {
    for (const edge of edges) {
      const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
      if (from && to && !moved.has(edge)) changes.push({ kind, edge, from, to });
    }
  };
  say("joined", joined, is);
  say("parted", parted, was);
  return changes;
}
