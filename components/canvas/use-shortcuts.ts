"use client";
/** The editor's keys, by the character they write (`/` is Shift+7 on a German keyboard, `、` with a Chinese input method). */
import { useEffect } from "react";
import { useReactFlow } from "reactflow";
import { toast } from "sonner";
import { useSay } from "#components/language/say.tsx";
import { copySteps, fragmentText, pasteSteps, readFragment } from "#lib/flow/edit/fragment.ts";
import { moveSteps, toggleDisabled, type Where } from "#lib/flow/edit/steps.ts";
import { tidy } from "#lib/flow/edit/tidy.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import type { DraftSaver } from "./draft-saver.ts";
import { useEditorStore } from "./editor-context.tsx";
import { documentOf, type EditorStore, edgeKey } from "./editor-store.ts";
import { focusStep } from "./palette.tsx";

const step = 4;
const leap = 20;
const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const writesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input, textarea, select, [role='combobox'], [role='textbox']"));
const inLayer = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("[role='dialog'], [role='menu'], [role='listbox'], [role='alertdialog']") !== null;
const focusedStep = () =>
  globalThis.document.activeElement instanceof HTMLElement
    ? globalThis.document.activeElement.closest<HTMLElement>(".react-flow__node")?.dataset["id"]
    : undefined;
const focusedEdge = () => globalThis.document.activeElement?.closest<SVGElement>(".react-flow__edge")?.dataset["id"];

/** After the one selected step, or the focused one. */
export function whereNext(store: EditorStore): Where {
  const { selected, selectedEdges } = store.getState();
  const [edge] = selectedEdges;
  const into = edge === undefined ? undefined : documentOf(store.getState()).edges.find((each) => edgeKey(each) === edge);
  if (into && selected.size === 0) return { into };
  const [only] = selected;
  const from = selected.size === 1 ? only : focusedStep();
  return from ? { after: { from } } : {};
}

export function useShortcuts(saver: DraftSaver | null): void {
  const store = useEditorStore();
  const flow = useReactFlow();
  const say = useSay();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || inLayer(event.target)) return;
      const state = store.getState();
      const command = event.ctrlKey || event.metaKey;
      const typing = writesText(event.target);
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const done = () => event.preventDefault();

      if (command && key === "s") return (done(), void saver?.flush());
      if (command && key === "Enter") return (done(), state.openSheet("publish"));
      if (typing) {
        if (event.key === "Escape" && event.target instanceof HTMLElement && event.target.closest("[data-inspector]")) {
          const { inspected } = state;
          state.inspect(null);
          if (inspected) state.select([inspected]);
          focusStep(inspected ?? undefined);
          done();
        }
        return;
      }
      if (command) {
        if (key === "z") return (done(), event.shiftKey ? state.redo() : state.undo());
        if (key === "y") return (done(), state.redo());
        if (key === "d") return (done(), state.duplicateSelected());
        if (key === "a") {
          done();
          const document = documentOf(state);
          return state.select(
            document.nodes.map((node) => node.id),
            document.edges.map(edgeKey),
          );
        }
        if (key === "0") return (done(), void flow.fitView({ duration: 150, maxZoom: 1, padding: 0.15 }));
        return;
      }
      if (event.altKey) return;
      const onCanvas =
        event.target === globalThis.document.body ||
        (event.target instanceof Element && event.target.closest(".react-flow, [data-editor]") !== null);
      if (!onCanvas) return;
      const onButton = event.target instanceof HTMLElement && event.target.closest("button, a") !== null;
      switch (key) {
        case "/":
        case "、":
        case "／":
          return (done(), state.openPalette(whereNext(store)));
        case "?":
        case "？":
          return (done(), state.openSheet("shortcuts"));
        case "+":
        case "=":
          return (done(), void flow.zoomIn({ duration: 150 }));
        case "-":
          return (done(), void flow.zoomOut({ duration: 150 }));
        case "Delete":
        case "Backspace": {
          const edge = focusedEdge();
          const node = focusedStep();
          if (edge && state.selectedEdges.size === 0) state.select([], [edge]);
          else if (node && state.selected.size === 0) state.select([node]);
          return (done(), state.removeSelected());
        }
        case "d":
        case "D":
          return (done(), state.edit((document) => toggleDisabled(document, state.selected)));
        case "t":
          return (done(), state.edit(tidy));
        case "Enter":
        case " ": {
          if (onButton) return;
          const edge = focusedEdge();
          const into = edge === undefined ? undefined : documentOf(state).edges.find((each) => edgeKey(each) === edge);
          if (into) return (done(), state.openPalette({ into }));
          const node = focusedStep();
          if (!node) return;
          done();
          state.inspect(node);
          if (key === "Enter")
            requestAnimationFrame(() =>
              globalThis.document
                .querySelector<HTMLElement>("[data-inspector] [data-first] :is(textarea, input, button), [data-inspector] input")
                ?.focus(),
            );
          return;
        }
        case "Escape": {
          if (state.palette) return (done(), state.closePalette());
          const { inspected } = state;
          if (inspected) {
            done();
            state.inspect(null);
            state.select([inspected]);
            return focusStep(inspected);
          }
          return (done(), state.select([]));
        }
        default: {
          const way = arrows[key];
          const focused = focusedStep();
          if (!way || (event.target instanceof HTMLElement && event.target.closest("[role='radiogroup'], [role='tablist']"))) return;
          const ids = state.selected.size > 0 ? state.selected : new Set(focused ? [focused] : []);
          if (ids.size === 0) return;
          done();
          const by = event.shiftKey ? leap : step;
          const places = new Map(
            documentOf(state)
              .nodes.filter((node) => ids.has(node.id))
              .map((node) => [node.id, { x: node.position.x + way.x * by, y: node.position.y + way.y * by }]),
          );
          state.edit((document) => moveSteps(document, places), `nudge ${[...ids].join()}`);
        }
      }
    };

    const onCopy = (event: ClipboardEvent) => {
      if (writesText(event.target) || inLayer(event.target) || (globalThis.getSelection()?.toString() ?? "") !== "") return;
      const state = store.getState();
      const copied = copySteps(documentOf(state), state.selected);
      if (!copied || !event.clipboardData) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", fragmentText(copied));
      if (event.type === "cut" && state.mayEdit) state.removeSelected();
      else toast.success(say(canvasWords.copiedSteps, { n: copied.nodes.length }));
    };
    const onPaste = (event: ClipboardEvent) => {
      if (writesText(event.target) || inLayer(event.target) || !store.getState().mayEdit) return;
      const fragment = readFragment(event.clipboardData?.getData("text/plain") ?? "");
      event.preventDefault();
      if (!fragment) return void toast.info(say(canvasWords.pasteNothing));
      let ids: string[] = [];
      store.getState().edit((document) => {
        const pasted = pasteSteps(document, fragment, catalog);
        ids = pasted.ids;
        return pasted.document;
      });
      if (ids.length === 0) return void toast.error(say(canvasWords.full));
      store.getState().inspect(null);
      store.getState().select(ids);
      toast.success(say(canvasWords.pasted, { n: ids.length }));
    };

    window.addEventListener("keydown", onKey);
    globalThis.document.addEventListener("copy", onCopy);
    globalThis.document.addEventListener("cut", onCopy);
    globalThis.document.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("keydown", onKey);
      globalThis.document.removeEventListener("copy", onCopy);
      globalThis.document.removeEventListener("cut", onCopy);
      globalThis.document.removeEventListener("paste", onPaste);
    };
  }, [store, flow, say, saver]);
}
