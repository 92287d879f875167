/** Which deed a key stands for, by the character it writes (`/` is Shift+7 on a German keyboard, `、` with a Chinese input method). */
import type { ReactFlowInstance } from "reactflow";
import { drawnIds, shiftDrawn, sortDrawn } from "#lib/flow/edit/drawn.ts";
import { freePlace, type Place } from "#lib/flow/edit/place.ts";
import { nodeWidth } from "#lib/flow/edit/step-size.ts";
import { toggleDisabled, type Where } from "#lib/flow/edit/steps.ts";
import { type Direction, stepBeside } from "#lib/flow/edit/walk.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { documentOf, type EditorState, type EditorStore, edgeKey } from "./editor-store.ts";
import { focusSettings, focusStep } from "./focus.ts";
import { goToStep, nextProblem, reveal } from "./reveal.ts";
import { rememberView } from "./view-switch.tsx";

const leap = 20;
const arrows: Record<string, { way: Direction; x: number; y: number }> = {
  ArrowLeft: { way: "left", x: -1, y: 0 },
  ArrowRight: { way: "right", x: 1, y: 0 },
  ArrowUp: { way: "up", x: 0, y: -1 },
  ArrowDown: { way: "down", x: 0, y: 1 },
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
/** By the id that it is drawn with: also a note or a frame, and a row of the list. */
const focusedDrawn = () => document.activeElement?.closest<HTMLElement>(".react-flow__node, [data-step-row]")?.dataset["id"];
const focusedStep = () => [...sortDrawn([focusedDrawn() ?? ""]).steps].find((id) => id !== "");
const focusedEdge = () => document.activeElement?.closest<SVGElement>(".react-flow__edge")?.dataset["id"];

/** After the one selected step, or the focused one; or into the one selected edge. */
export function whereNext(store: EditorStore): Where {
  const { selectedEdges } = store.getState();
  const selected = sortDrawn(store.getState().selected).steps;
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
  if (key === "c" && !event.shiftKey && documentOf(state).nodes.length > 0) return () => state.openSheet("compare");
  if (key === "?" || key === "？") return () => state.openSheet("shortcuts");
  if (event.target !== document.body && !within(event.target, ".react-flow, [data-flow-list]")) return null;
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
        state.select(chosenOf(state, focusedDrawn()));
        state.duplicateSelected();
      };
    case "a": {
      const drawn = documentOf(state);
      return () => state.select(drawnIds(drawn), drawn.edges.map(edgeKey));
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

export function switchView(store: EditorStore): void {
  const view = store.getState().view === "list" ? "drawing" : "list";
  store.getState().set({ view });
  rememberView(view);
  const [only] = store.getState().selected;
  focusStep(only);
}

/** What has the focus is meant, with all that is selected where it is one of them. */
const chosenOf = (state: EditorState, focused: string | undefined): ReadonlySet<string> =>
  focused === undefined || state.selected.has(focused) ? state.selected : new Set([focused]);
const sameIds = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((id) => b.has(id));

/** Where a note goes that was asked for with the keyboard: under what is chosen, or in the middle of what is seen. */
export function placeForNote(state: EditorState, flow: ReactFlowInstance): Place {
  const { nodes } = documentOf(state);
  const chosen = nodes.find((node) => state.selected.has(node.id));
  if (chosen) return freePlace({ x: chosen.position.x, y: chosen.position.y + 160 }, nodes);
  const box = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!box) return freePlace({ x: 0, y: 160 }, nodes);
  const at = flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  return freePlace({ x: at.x - nodeWidth / 2, y: at.y - 60 }, nodes);
}

/** What is gone leaves the focus to what came before it, or to what came after. */
function removeAndStay(state: EditorState, gone: ReadonlySet<string>): void {
  const drawn = documentOf(state);
  const beside =
    drawn.edges.find((edge) => gone.has(edge.to) && !gone.has(edge.from))?.from ??
    drawn.edges.find((edge) => gone.has(edge.from) && !gone.has(edge.to))?.to;
  state.removeSelected();
  focusStep(beside);
}

function canvasDeed(key: string, event: KeyboardEvent, { flow, store }: Desk, state: EditorState): Deed {
  const drawn = focusedDrawn();
  const node = focusedStep();
  const edge = focusedEdge();
  const chosen = chosenOf(state, drawn);
  const steps = sortDrawn(chosen).steps;
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
        else if (state.selectedEdges.size === 0 || !sameIds(chosen, state.selected)) state.select(chosen);
        removeAndStay(state, chosen);
      };
    case "d":
      return () => state.edit((before) => toggleDisabled(before, steps));
    case "t":
      return event.shiftKey ? () => void state.tidy() : null;
    case "l":
      return () => switchView(store);
    case "p": {
      const problem = nextProblem(store);
      return problem === null ? null : () => goToStep(flow, store, problem);
    }
    case "n":
      return () => void state.addNote(placeForNote(state, flow));
    case "g":
      return () => {
        state.select(chosen);
        state.group();
      };
    case "Enter":
    case " ": {
      if (within(event.target, "button, a")) return null;
      const into = edge === undefined ? undefined : documentOf(state).edges.find((each) => edgeKey(each) === edge);
      if (into) return () => state.openPalette({ into });
      if (drawn !== undefined && node === undefined) return () => state.write(drawn);
      if (node === undefined) return null;
      return () => {
        state.inspect(node);
        if (key === "Enter") requestAnimationFrame(focusSettings);
      };
    }
    default: {
      const arrow = arrows[key];
      if (!arrow) return null;
      if (!event.shiftKey) return walk(arrow.way, node ?? [...steps][0], flow, store);
      if (chosen.size === 0) return null;
      return () =>
        state.edit((before) => shiftDrawn(before, chosen, { x: arrow.x * leap, y: arrow.y * leap }), `nudge ${[...chosen].join()}`);
    }
  }
}

/** From step to step along the ways; from nothing, to where the flow starts. In the list, up and down are its rows. */
function walk(way: Direction, from: string | undefined, flow: ReactFlowInstance, store: EditorStore): Deed {
  const state = store.getState();
  const document = documentOf(state);
  const start = document.nodes.find((node) => catalog.get(node.type)?.kind === "trigger") ?? document.nodes[0];
  const to = state.view === "list" ? rowBeside(way, from) : from === undefined ? start?.id : stepBeside(document, from, way, catalog);
  if (!to) return from === undefined ? null : () => undefined;
  return () => {
    store.getState().select([to]);
    if (state.view === "drawing") reveal(flow, documentOf(store.getState()), to);
    focusStep(to);
  };
}

function rowBeside(way: Direction, from: string | undefined): string | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-step-row]")].map((row) => row.dataset["id"]);
  const at = from === undefined ? -1 : rows.indexOf(from);
  if (way === "left" || way === "right") return undefined;
  return rows[Math.max(0, at + (way === "down" ? 1 : -1))];
}
