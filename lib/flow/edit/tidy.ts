/** Left to right, nothing over anything: what "Tidy up" does, and what an import without places gets. */
import dagre from "@dagrejs/dagre";
import type { FlowDocument } from "../flow.ts";
import { groupAir, groupHead } from "./groups.ts";
import { columnStep, type Place, rowStep, stepHeight } from "./place.ts";
import { nodeHeight, nodeWidth } from "./step-size.ts";
import { moveSteps } from "./steps.ts";
import { moveStickies } from "./stickies.ts";

export function tidy(document: FlowDocument): FlowDocument {
  if (document.nodes.length === 0) return document;
  const graph = new dagre.graphlib.Graph({ multigraph: false, compound: true });
  graph.setGraph({
    rankdir: "LR",
    nodesep: rowStep - nodeHeight,
    ranksep: columnStep - nodeWidth,
    marginx: 0,
    marginy: 0,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of document.nodes) graph.setNode(node.id, { width: nodeWidth, height: stepHeight(node) });
  // what is framed stays together, with room for the frame
  for (const group of document.groups ?? []) {
    graph.setNode(`group:${group.id}`, { paddingTop: groupHead, padding: groupAir });
    for (const id of group.nodes) if (graph.hasNode(id)) graph.setParent(id, `group:${group.id}`);
  }
  for (const edge of document.edges) graph.setEdge(edge.from, edge.to);
  dagre.layout(graph);
  const places = new Map<string, Place>();
  for (const node of document.nodes) {
    const { x, y } = graph.node(node.id) as Place;
    places.set(node.id, { x: x - nodeWidth / 2, y: y - stepHeight(node) / 2 });
  }
  return moveStickies(moveSteps(document, places), stickiesBeside(document, places));
}

/** A note keeps its place beside the step that it lay next to. */
function stickiesBeside(document: FlowDocument, places: ReadonlyMap<string, Place>): Map<string, Place> {
  const moved = new Map<string, Place>();
  for (const { id, position, size } of document.stickies ?? []) {
    const far = (at: Place) =>
      Math.hypot(at.x + nodeWidth / 2 - position.x - size.width / 2, at.y + nodeHeight / 2 - position.y - size.height / 2);
    const [first, ...rest] = document.nodes;
    if (!first) break;
    const near = rest.reduce((best, node) => (far(node.position) < far(best.position) ? node : best), first);
    const to = places.get(near.id) ?? near.position;
    moved.set(id, { x: position.x + to.x - near.position.x, y: position.y + to.y - near.position.y });
  }
  return moved;
}
