/** Which parts of an event each place in a flow may speak of: those that every start that leads there brings. */
import type { EventType } from "../commerce/event.ts";
import type { Catalog } from "../nodes/catalog.ts";
import type { FlowDocument, FlowNode } from "./flow.ts";
import { type FlowGraph, graphOf } from "./graph.ts";
import { type PartName, partNames, partsOfEvent } from "./part-names.ts";

export interface PartsAt {
  graph: FlowGraph;
  nodes: ReadonlyMap<string, FlowNode>;
  parts(id: string): readonly PartName[];
}

export function partsAt(document: FlowDocument, catalog: Catalog): PartsAt {
  const graph = graphOf(document, (type) => catalog.get(type)?.kind === "trigger");
  const nodes = new Map<string, FlowNode>();
  for (const node of document.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  const parts = (id: string): readonly PartName[] => {
    const own = nodes.get(id);
    const starts = own && catalog.get(own.type)?.kind === "trigger" ? [id] : [...graph.startsOf(id)];
    // A step that nothing leads to yet is drawn on the way to being connected: judge it by all the starts there are.
    const judged = starts.length > 0 ? starts : graph.starts;
    const brought = judged.map((start) => partsOfStart(nodes.get(start)));
    return brought.length === 0 ? partNames : partNames.filter((name) => brought.every((each) => each.includes(name)));
  };
  return { graph, nodes, parts };
}

export function partsOfType(event: unknown): readonly PartName[] | null {
  return typeof event === "string" && Object.hasOwn(partsOfEvent, event) ? partsOfEvent[event as EventType] : null;
}

/** Starts that come by themselves, by hand or from another flow bring nothing of the shop. */
const bringNothing: ReadonlySet<string> = new Set(["trigger.manual", "trigger.flow", "trigger.schedule"]);

function partsOfStart(node: FlowNode | undefined): readonly PartName[] {
  if (node && bringNothing.has(node.type)) return [];
  if (node?.type === "trigger.transition") return partsOfEvent["order.status-changed"];
  const byDefault = node?.type === "trigger.overdue" ? "order.paid" : undefined;
  return partsOfType(node?.config["event"] ?? byDefault) ?? partNames;
}
