/** Left to right, nothing over anything: what "Tidy up" does, and what an import without places gets. */
import dagre from "@dagrejs/dagre";
import type { FlowDocument } from "../flow.ts";
import { columnStep, nodeHeight, nodeWidth, type Place, rowStep, stepHeight } from "./place.ts";
import { moveSteps } from "./steps.ts";

export function tidy(document: FlowDocument): FlowDocument {
  if (document.nodes.length === 0) return document;
  const graph = new dagre.graphlib.Graph({ multigraph: false });
  graph.setGraph({
    rankdir: "LR",
    nodesep: rowStep - nodeHeight,
    ranksep: columnStep - nodeWidth,
    marginx: 0,
    marginy: 0,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of document.nodes) graph.setNode(node.id, { width: nodeWidth, height: stepHeight(node) });
  for (const edge of document.edges) graph.setEdge(edge.from, edge.to);
  dagre.layout(graph);
  const places = new Map<string, Place>();
  for (const node of document.nodes) {
    const { x, y } = graph.node(node.id) as Place;
    places.set(node.id, { x: x - nodeWidth / 2, y: y - stepHeight(node) / 2 });
  }
  return moveSteps(document, places);
}

/** Steps that lie on each other: a drawing that came without places. */
export const isTangled = (document: FlowDocument): boolean =>
  document.nodes.some((a, i) =>
    document.nodes.some(
      (b, j) => j > i && Math.abs(a.position.x - b.position.x) < nodeWidth && Math.abs(a.position.y - b.position.y) < nodeHeight - 20,
    ),
  );
