/** Which ways runs took through a drawing: how often each edge and step, and how long steps lasted. */
import type { FlowDocument, FlowEdge, FlowNode } from "../flow/flow.ts";
import type { Step } from "./steps.ts";

export const edgeKey = ({ from, port, to }: Pick<FlowEdge, "from" | "to"> & { port: string }): string => `${from}/${port}/${to}`;

/** By `edgeKey`: how often a run went along each edge that it took. One that leads to a step it never came to was not taken. */
export function edgesTaken(document: Pick<FlowDocument, "edges">, steps: readonly Step[]): Map<string, number> {
  const taken = new Map<string, number>();
  const visited = new Set(steps.map(({ node }) => node));
  for (const step of steps) {
    if (step.port === null) continue;
    for (const edge of document.edges)
      if (edge.from === step.node && edge.port === step.port && visited.has(edge.to))
        taken.set(edgeKey(edge), (taken.get(edgeKey(edge)) ?? 0) + 1);
  }
  return taken;
}

export interface Traffic {
  runs: number;
  /** Runs by how they ended; the rest was cancelled. */
  finished: number;
  failed: number;
  /** Under way, or waiting. */
  live: number;
  edges: Map<string, number>;
  nodes: Map<string, { visits: number; failed: number; ms: number[] }>;
}

export const noTraffic = (): Traffic => ({ runs: 0, finished: 0, failed: 0, live: 0, edges: new Map(), nodes: new Map() });

/** Adds one run. What a person, an event or a date took is no measure of a step, so waits have no times. */
export function addRun(
  traffic: Traffic,
  document: Pick<FlowDocument, "edges"> & { readonly nodes: readonly Pick<FlowNode, "id" | "type">[] },
  status: string,
  steps: readonly Step[],
): void {
  const [first] = steps;
  // an item's run begins in the middle, at the step that went through the items: that step was counted with its own run
  const isItem = first?.kind === "start" && !document.nodes.find(({ id }) => id === first.node)?.type.startsWith("trigger.");
  if (!isItem) {
    traffic.runs++;
    if (status === "finished") traffic.finished++;
    if (status === "failed") traffic.failed++;
    if (status === "live") traffic.live++;
  }
  for (const [key, n] of edgesTaken(document, steps)) traffic.edges.set(key, (traffic.edges.get(key) ?? 0) + n);
  for (const { node, status: how, kind, ms } of isItem ? steps.slice(1) : steps) {
    const known = traffic.nodes.get(node) ?? { visits: 0, failed: 0, ms: [] };
    traffic.nodes.set(node, known);
    known.visits++;
    if (how === "failed") known.failed++;
    if (kind === "action" && ms > 0 && (how === "done" || how === "failed")) known.ms.push(ms);
  }
}

/** The value that `share` of them do not exceed (nearest rank); null where there are none. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
