/** Two drawings as one, each step and way marked with what became of it: what a difference looks like on the canvas. */
import { type Change, diffFlows } from "./diff.ts";
import { wayKey } from "./diff-ways.ts";
import { isTangled } from "./edit/tangled.ts";
import { tidy } from "./edit/tidy.ts";
import type { FlowDocument, FlowEdge } from "./flow.ts";

export type Mark = "added" | "removed" | "changed";

export interface Merged {
  /** The later drawing with what only the earlier had. */
  document: FlowDocument;
  changes: readonly Change[];
  nodeMarks: ReadonlyMap<string, Mark>;
  /** By `wayKey`. */
  edgeMarks: ReadonlyMap<string, Exclude<Mark, "changed">>;
}

export function mergeFlows(before: FlowDocument, after: FlowDocument): Merged {
  const changes = diffFlows(before, after);
  const nodeMarks = new Map<string, Mark>();
  for (const change of changes) {
    if (change.kind === "added" || change.kind === "removed") nodeMarks.set(change.node.id, change.kind);
    else if ("node" in change) nodeMarks.set(change.node.id, "changed");
  }
  const ids = new Set(after.nodes.map(({ id }) => id));
  const gone = before.nodes.filter(({ id }) => !ids.has(id));
  const [was, is] = [keysOf(before), keysOf(after)];
  const edgeMarks = new Map<string, "added" | "removed">();
  for (const key of is.keys()) if (!was.has(key)) edgeMarks.set(key, "added");
  for (const key of was.keys()) if (!is.has(key)) edgeMarks.set(key, "removed");
  const edges: FlowEdge[] = [...new Map([...was, ...is]).values()];
  const whole = { ...after, nodes: [...after.nodes, ...gone], edges };
  return { document: isTangled(whole) ? tidy(whole) : whole, changes, nodeMarks, edgeMarks };
}

const keysOf = ({ edges }: FlowDocument) => new Map(edges.map((edge) => [wayKey(edge), edge]));

/** The steps that a change is about, to be shown when it is chosen. */
export function stepsOf(change: Change): string[] {
  if ("node" in change) return [change.node.id];
  if (change.kind === "rerouted") return [change.from.id, change.to.id];
  return "edge" in change ? [change.from.id, change.to.id] : [];
}
