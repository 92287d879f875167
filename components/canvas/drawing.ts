/** From a flow document to what the drawing library wants, keeping objects that did not change. */
import type { Edge, Node } from "reactflow";
import type { FlowDocument, FlowEdge, FlowNode } from "#lib/flow/flow.ts";
import { failedPort } from "#lib/nodes/define.ts";
import { edgeKey } from "./editor-store.ts";

/** What is dragged from the palette. */
export const stepDragType = "application/x-tradewind-step";

/** `caught`: something follows where it fails. */
export type StepNode = Node<{ node: FlowNode; caught: boolean }, "step">;
export type StepEdge = Edge<{ edge: FlowEdge }, "step">;

/** The steps with a connection for when they fail. */
export const caughtSteps = (document: FlowDocument): ReadonlySet<string> =>
  new Set(document.edges.filter((edge) => edge.port === failedPort).map((edge) => edge.from));

export function toNodes(document: FlowDocument, selected: ReadonlySet<string>, before: readonly StepNode[]): StepNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const catching = caughtSteps(document);
  return document.nodes.map((node) => {
    const was = old.get(node.id);
    const isSelected = selected.has(node.id);
    const caught = catching.has(node.id);
    const sameNode = was?.data.node === node && was.data.caught === caught;
    const samePlace = was !== undefined && (was.dragging || (was.position.x === node.position.x && was.position.y === node.position.y));
    if (was && sameNode && samePlace && was.selected === isSelected) return was;
    const made: StepNode = {
      id: node.id,
      type: "step",
      position: was?.dragging ? was.position : node.position,
      data: sameNode && was ? was.data : { node, caught },
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
