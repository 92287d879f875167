/** Steps on the clipboard: readable JSON that can be mailed, kept in a note, and pasted into another flow. */
import { z } from "zod";
import { limits } from "../../limits.ts";
import type { Catalog } from "../../nodes/catalog.ts";
import { type FlowDocument, flowEdge, flowNode } from "../flow.ts";
import { connect } from "./connect.ts";
import { freshId, idsOf } from "./names.ts";
import { freePlace, type Place } from "./place.ts";

const fragment = z.object({
  tradewind: z.literal("steps"),
  nodes: z.array(flowNode).min(1).max(limits.flowNodesMax),
  edges: z.array(flowEdge).max(limits.flowEdgesMax).default([]),
});
export type Fragment = z.infer<typeof fragment>;

export function copySteps(document: FlowDocument, ids: ReadonlySet<string>): Fragment | null {
  const nodes = document.nodes.filter((node) => ids.has(node.id));
  if (nodes.length === 0) return null;
  return {
    tradewind: "steps",
    nodes,
    edges: document.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
  };
}

export const fragmentText = (copied: Fragment) => JSON.stringify(copied, null, 2);

/** Null for text that is not ours; a whole flow document pastes as its steps. */
export function readFragment(text: string): Fragment | null {
  if (text.length > limits.flowBytesMax || !text.trimStart().startsWith("{")) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    const read = fragment.safeParse(
      typeof parsed === "object" && parsed !== null && !("tradewind" in parsed) ? { ...parsed, tradewind: "steps" } : parsed,
    );
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** New ids, references between the pasted steps kept, shifted as a group until the first of them is free. */
export function pasteSteps(
  document: FlowDocument,
  pasted: Fragment,
  catalog: Catalog,
  at?: Place,
): { document: FlowDocument; ids: string[] } {
  const taken = idsOf(document);
  const renamed = new Map<string, string>();
  const room = limits.flowNodesMax - document.nodes.length;
  const copies = pasted.nodes.slice(0, Math.max(0, room));
  const [first] = copies;
  if (!first) return { document, ids: [] };
  for (const node of copies) {
    const id = freshId(node.type, taken);
    taken.add(id);
    renamed.set(node.id, id);
  }
  const target = freePlace(at ?? { x: first.position.x + 40, y: first.position.y + 40 }, document.nodes);
  const shift = {
    x: target.x - first.position.x,
    y: target.y - first.position.y,
  };
  const nodes = copies.map((node) => ({
    ...node,
    id: renamed.get(node.id) ?? node.id,
    config: renameReferences(node.config, renamed) as Record<string, unknown>,
    position: { x: node.position.x + shift.x, y: node.position.y + shift.y },
  }));
  const added: FlowDocument = {
    ...document,
    nodes: [...document.nodes, ...nodes],
  };
  const joined = pasted.edges.reduce((soFar, edge) => {
    const from = renamed.get(edge.from);
    const to = renamed.get(edge.to);
    return from && to ? connect(soFar, { from, port: edge.port, to }, catalog) : soFar;
  }, added);
  return { document: joined, ids: nodes.map((node) => node.id) };
}

export function duplicateSteps(document: FlowDocument, ids: ReadonlySet<string>, catalog: Catalog) {
  const copied = copySteps(document, ids);
  return copied ? pasteSteps(document, copied, catalog) : { document, ids: [] };
}

/** `steps.tag1` in any text of a config becomes `steps.tag2` where tag1 was pasted as tag2. */
function renameReferences(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string")
    return value.replace(/\bsteps\.([A-Za-z_]\w*)/g, (whole, id: string) => (renamed.has(id) ? `steps.${renamed.get(id)}` : whole));
  if (Array.isArray(value)) return value.map((item) => renameReferences(item, renamed));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renameReferences(item, renamed)]));
  return value;
}
