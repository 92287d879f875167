/** Which deed a key stands for, by the character it writes (`/` is Shift+7 on a German keyboard, `、` with a Chinese input method). */
import type { ReactFlowInstance } from "reactflow";
import { moveSteps, toggleDisabled, type Where } from "#lib/flow/edit/steps.ts";
import { tidy } from "#lib/flow/edit/tidy.ts";
import { documentOf, type EditorState, type EditorStore, edgeKey } from "./editor-store.ts";
import { focusSettings, focusStep } from "./focus.ts";

const step = 4;
const leap = 20;
const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

type Deed = (() => void) | null;
export interface Desk {
  store: EditorStore;
  flow: ReactFlowInstance;
  save: () => void;
}

const within = (target: EventTarget | null, selector: string) => target instanceof Element && target.closest(selector) !== null;
export const writesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input, textarea, select, [role='combobox'], [role='textbox']"));
export const inLayer = (target: EventTarget | null) =>
  within(target, "[role='dialog'], [role='menu'], [role='listbox'], [role='alertdialog']");
const focusedStep = () => document.activeElement?.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
const focusedEdge = () => document.activeElement?.closest<SVGElement>(".react-flow__edge")?.dataset["id"];

/** After the one selected step, or the focused one; or into the one selected edge. */
export function whereNext(store: EditorStore): Where {
  const { selected, selectedEdges } = store.getState();
  const [edge] = selectedEdges;
  const into = edge === undefined ? undefined : documentOf(store.getState()).edges.find((each) => edgeKey(each) === edge);
  if (into && selected.size === 0) return { into };
  const [only] = selected;
  const from = selected.size === 1 ? only : focusedStep();
  return from ? { after: { from } } : {};
}

export function deedFor(event: KeyboardEvent, desk: Desk): Deed {
  if (event.isComposing || event.defaultPrevented || inLayer(event.target)) return null;
  const state = desk.store.getState();
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return commandDeed(key, event, desk, state);
  if (event.altKey) return null;
  if (key === "Escape") return escapeDeed(event, state);
  if (writesText(event.target)) return null;
  if (event.target !== document.body && !within(event.target, "[data-editor]")) return null;
  if (key === "/" || key === "、" || key === "／") return () => state.openPalette(whereNext(desk.store));
  if (key === "?" || key === "？") return () => state.openSheet("shortcuts");
  if (event.target !== document.body && !within(event.target, ".react-flow")) return null;
  return canvasDeed(key, event, desk, state);
}

function commandDeed(key: string, event: KeyboardEvent, { flow, save }: Desk, state: EditorState): Deed {
  if (key === "s") return save;
  if (key === "Enter") return () => state.openSheet("publish");
  if (writesText(event.target)) return null;
  switch (key) {
    case "z":
      return event.shiftKey ? state.redo : state.undo;
    case "y":
      return state.redo;
    case "d":
      return () => {
        if (state.selected.size === 0) state.select([focusedStep() ?? ""].filter((id) => id !== ""));
        state.duplicateSelected();
      };
    case "a": {
      const { nodes, edges } = documentOf(state);
      const ids = nodes.map((node) => node.id);
      return () => state.select(ids, edges.map(edgeKey));
    }
    case "0":
      return () => void flow.fitView({ duration: 150, maxZoom: 1, padding: 0.15 });
    default:
      return null;
  }
}

/** One layer at a time: the open settings, the palette, the selection. */
function escapeDeed(event: KeyboardEvent, state: EditorState): Deed {
  const { inspected } = state;
  if (writesText(event.target) && !within(event.target, "[data-inspector]")) return null;
  if (inspected !== null)
    return () => {
      state.inspect(null);
      state.select([inspected]);
      focusStep(inspected);
    };
  return state.palette ? state.closePalette : () => state.select([]);
}

function canvasDeed(key: string, event: KeyboardEvent, { flow }: Desk, state: EditorState): Deed {
  const node = focusedStep();
  const edge = focusedEdge();
  const chosen = state.selected.size > 0 ? state.selected : new Set(node === undefined ? [] : [node]);
  switch (key) {
    case "+":
    case "=":
      return () => void flow.zoomIn({ duration: 150 });
    case "-":
      return () => void flow.zoomOut({ duration: 150 });
    case "Delete":
    case "Backspace":
      return () => {
        if (edge && state.selectedEdges.size === 0 && state.selected.size === 0) state.select([], [edge]);
        else if (state.selectedEdges.size === 0) state.select(chosen);
        state.removeSelected();
      };
    case "d":
      return () => state.edit((drawn) => toggleDisabled(drawn, chosen));
    case "t":
      return () => state.edit(tidy);
    case "Enter":
    case " ": {
      if (within(event.target, "button, a")) return null;
      const into = edge === undefined ? undefined : documentOf(state).edges.find((each) => edgeKey(each) === edge);
      if (into) return () => state.openPalette({ into });
      if (node === undefined) return null;
      return () => {
        state.inspect(node);
        if (key === "Enter") requestAnimationFrame(focusSettings);
      };
    }
    default: {
      const way = arrows[key];
      if (!way || chosen.size === 0) return null;
      const by = event.shiftKey ? leap : step;
      const moved = documentOf(state).nodes.filter((each) => chosen.has(each.id));
      const places = new Map(moved.map(({ id, position }) => [id, { x: position.x + way.x * by, y: position.y + way.y * by }]));
      return () => state.edit((drawn) => moveSteps(drawn, places), `nudge ${[...chosen].join()}`);
    }
  }
}
