/** What each place in a flow may speak of: the parts its starts' events bring, and the steps' outputs. Shared by validator, binder and pickers. */
import type { z } from "zod";
import type { EventType } from "../commerce/event.ts";
import type { Catalog } from "../nodes/catalog.ts";
import { type ExpressionEnvironment, environmentFor } from "./expression-environment.ts";
import type { FlowDocument, FlowNode } from "./flow.ts";
import { type FlowGraph, graphOf } from "./graph.ts";
import { type PartName, partNames, partsOfEvent } from "./parts.ts";

export interface NamesAt {
  graph: FlowGraph;
  nodes: ReadonlyMap<string, FlowNode>;
  parts(id: string): readonly PartName[];
  environment(id: string): ExpressionEnvironment;
}

export function namesAt(document: FlowDocument, catalog: Catalog): NamesAt {
  const graph = graphOf(document, (type) => catalog.get(type)?.kind === "trigger");
  const nodes = new Map<string, FlowNode>();
  for (const node of document.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  const steps = new Map<string, z.ZodObject>();
  for (const node of nodes.values()) {
    const output = catalog.get(node.type)?.output;
    if (output) steps.set(node.id, output);
  }
  const parts = (id: string): readonly PartName[] => {
    const own = nodes.get(id);
    const starts = own && catalog.get(own.type)?.kind === "trigger" ? [id] : [...graph.startsOf(id)];
    // A step that nothing leads to yet is drawn on the way to being connected: judge it by all the starts there are.
    const judged = starts.length > 0 ? starts : graph.starts;
    const brought = judged.map((start) => partsOfStart(nodes.get(start)));
    return brought.length === 0 ? partNames : partNames.filter((name) => brought.every((each) => each.includes(name)));
  };
  const environments = new Map<string, ExpressionEnvironment>();
  const environment = (id: string): ExpressionEnvironment => {
    const names = parts(id);
    const key = names.join();
    const found = environments.get(key) ?? environmentFor({ parts: names, steps });
    environments.set(key, found);
    return found;
  };
  return { graph, nodes, parts, environment };
}

function partsOfStart(node: FlowNode | undefined): readonly PartName[] {
  const event = node?.type === "trigger.manual" ? "manual.started" : node?.config["event"];
  return typeof event === "string" && Object.hasOwn(partsOfEvent, event) ? partsOfEvent[event as EventType] : partNames;
}
