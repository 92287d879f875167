/** Brings a step into sight, and moves nothing where it is in sight already. */
import type { ReactFlowInstance } from "reactflow";
import { nodeHeight, nodeWidth } from "#lib/flow/edit/place.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";

const air = 24;

export function reveal(flow: ReactFlowInstance, drawn: FlowDocument, id: string): void {
  const node = drawn.nodes.find((each) => each.id === id);
  const box = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!node || !box) return;
  const { x, y, zoom } = flow.getViewport();
  const [left, top] = [node.position.x * zoom + x, node.position.y * zoom + y];
  const inside = left >= air && top >= air && left + nodeWidth * zoom <= box.width - air && top + nodeHeight * zoom <= box.height - air;
  if (!inside) void flow.setCenter(node.position.x + nodeWidth / 2, node.position.y + nodeHeight / 2, { zoom, duration: 120 });
}
