/** What a draft changes against the live version, step by step, for "Draft, 3 changes since v7" and the publish sheet. */
import { limits } from "../../limits.ts";
import type { FlowDocument, FlowEdge, FlowNode } from "../flow.ts";

export type Change =
  | { kind: "named"; before: string; after: string }
  | { kind: "ordering" | "burst" | "window" | "described" }
  | {
      kind: "added" | "removed" | "switchedOn" | "switchedOff" | "retitled" | "noted" | "tried";
      node: FlowNode;
    }
  | {
      kind: "set";
      node: FlowNode;
      field: string;
      before: unknown;
      after: unknown;
    }
  | { kind: "joined" | "parted"; edge: FlowEdge; from: FlowNode; to: FlowNode };

/** Places are how it looks, not what it does: moving a step is no change. */
export function changesBetween(before: FlowDocument, after: FlowDocument): Change[] {
  const changes: Change[] = [];
  const was = new Map(before.nodes.map((node) => [node.id, node]));
  const is = new Map(after.nodes.map((node) => [node.id, node]));
  if (before.name !== after.name) changes.push({ kind: "named", before: before.name, after: after.name });
  if (before.ordering !== after.ordering) changes.push({ kind: "ordering" });
  if (burstOf(before) !== burstOf(after)) changes.push({ kind: "burst" });
  if (before.from !== after.from || before.until !== after.until) changes.push({ kind: "window" });
  if (before.description !== after.description) changes.push({ kind: "described" });
  for (const node of after.nodes) {
    const old = was.get(node.id);
    if (!old || old.type !== node.type) changes.push({ kind: "added", node });
    else changes.push(...changesOfStep(old, node));
  }
  for (const node of before.nodes) if (is.get(node.id)?.type !== node.type) changes.push({ kind: "removed", node });
  const key = (edge: FlowEdge) => `${edge.from}/${edge.port}/${edge.to}`;
  const edgesBefore = new Set(before.edges.map(key));
  const edgesAfter = new Set(after.edges.map(key));
  for (const edge of after.edges) {
    const ends = both(edge, is);
    if (ends && !edgesBefore.has(key(edge)) && was.has(edge.from) && was.has(edge.to)) changes.push({ kind: "joined", edge, ...ends });
  }
  for (const edge of before.edges) {
    const ends = both(edge, was);
    if (ends && !edgesAfter.has(key(edge)) && is.has(edge.from) && is.has(edge.to)) changes.push({ kind: "parted", edge, ...ends });
  }
  return changes;
}

const burstOf = ({ burst = "queue", settleSeconds }: FlowDocument) =>
  burst === "settle" ? `${burst} ${settleSeconds ?? limits.settleSecondsUsual}` : burst;

function both(edge: FlowEdge, nodes: ReadonlyMap<string, FlowNode>) {
  const from = nodes.get(edge.from);
  const to = nodes.get(edge.to);
  return from && to ? { from, to } : null;
}

function changesOfStep(before: FlowNode, after: FlowNode): Change[] {
  if (before === after) return [];
  const changes: Change[] = [];
  if (before.title !== after.title) changes.push({ kind: "retitled", node: after });
  if (before.notes !== after.notes) changes.push({ kind: "noted", node: after });
  if (before.tries !== after.tries) changes.push({ kind: "tried", node: after });
  if (before.disabled !== after.disabled)
    changes.push({
      kind: after.disabled ? "switchedOff" : "switchedOn",
      node: after,
    });
  for (const field of new Set([...Object.keys(before.config), ...Object.keys(after.config)]))
    if (!sameValue(before.config[field], after.config[field]))
      changes.push({
        kind: "set",
        node: after,
        field,
        before: before.config[field],
        after: after.config[field],
      });
  return changes;
}

/** Equal as JSON, whatever the order of keys (PostgreSQL's jsonb keeps its own). */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameValue(left[key], right[key]));
}
