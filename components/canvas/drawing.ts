/** From a flow document to what the drawing library wants, keeping objects that did not change. */
import type { Edge, Node } from "reactflow";
import type { FlowDocument, FlowEdge, FlowNode } from "#lib/flow/flow.ts";
import { edgeKey } from "./editor-store.ts";

/** What is dragged from the palette. */
export const stepDragType = "application/x-tradewind-step";

export type StepNode = Node<{ node: FlowNode }, "step">;
export type StepEdge = Edge<{ edge: FlowEdge }, "step">;

export function toNodes(document: FlowDocument, selected: ReadonlySet<string>, before: readonly StepNode[]): StepNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  return document.nodes.map((node) => {
    const was = old.get(node.id);
    const isSelected = selected.has(node.id);
    const sameNode = was?.data.node === node;
    const samePlace = was !== undefined && (was.dragging || (was.position.x === node.position.x && was.position.y === node.position.y));
    if (was && sameNode && samePlace && was.selected === isSelected) return was;
    const made: StepNode = {
      id: node.id,
      type: "step",
      position: was?.dragging ? was.position : node.position,
      data: sameNode && was ? was.data : { node },
      selected: isSelected,
    };
    return was ? { ...was, ...made } : made;
  });
}

export function toEdges(document: FlowDocument, selected: ReadonlySet<string>, before: readonly StepEdge[]): StepEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const known = new Set(document.nodes.map((node) => node.id));
  return document.edges.flatMap((edge) => {
    if (!known.has(edge.from) || !known.has(edge.to)) return [];
    const id = edgeKey(edge);
    const was = old.get(id);
    const isSelected = selected.has(id);
    if (was && was.selected === isSelected) return [was];
    return [
      {
        id,
        type: "step" as const,
        source: edge.from,
        sourceHandle: edge.port,
        target: edge.to,
        targetHandle: "in",
        data: { edge },
        selected: isSelected,
      },
    ];
  });
}
