/** Brings a step into sight, and moves nothing where it is in sight already. */
import type { ReactFlowInstance } from "reactflow";
import { nodeHeight, nodeWidth } from "#lib/flow/edit/step-size.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { documentOf, type EditorStore } from "./editor-store.ts";
import { focusStep } from "./focus.ts";

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

/** Opens a step's settings and brings it to the middle of what they leave free. */
export function goToStep(flow: ReactFlowInstance, store: EditorStore, id: string): void {
  const { view, inspect } = store.getState();
  const node = documentOf(store.getState()).nodes.find((each) => each.id === id);
  if (!node) return;
  inspect(id);
  if (view === "list") return focusStep(id);
  void flow.setCenter(node.position.x + nodeWidth / 2 + 160, node.position.y + 50, {
    zoom: Math.max(0.8, flow.getZoom()),
    duration: 180,
  });
}

/** The step with a problem that comes after the open one, round and round; null: nothing to mend. */
export function nextProblem(store: EditorStore): string | null {
  const { problemsOf, inspected } = store.getState();
  const ids = documentOf(store.getState()).nodes.flatMap(({ id }) => (problemsOf.has(id) ? [id] : []));
  return ids[(ids.indexOf(inspected ?? "") + 1) % Math.max(1, ids.length)] ?? null;
}
