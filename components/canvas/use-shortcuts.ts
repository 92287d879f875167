"use client";
/** The editor's keys and clipboard. */
import { useEffect } from "react";
import { useReactFlow } from "reactflow";
import { useSay } from "#components/language/say.tsx";
import { toast } from "#components/ui/toast.ts";
import { copySteps, fragmentText, pasteSteps, readFragment } from "#lib/flow/edit/fragment.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import type { DraftSaver } from "./draft-saver.ts";
import { useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";
import { deedFor, inLayer, writesText } from "./key-actions.ts";

export function useShortcuts(saver: DraftSaver | null): void {
  const store = useEditorStore();
  const flow = useReactFlow();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const deed = deedFor(event, { store, flow, save: () => void saver?.flush() });
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [store, flow, saver]);
  useClipboard();
}

function useClipboard(): void {
  const store = useEditorStore();
  const say = useSay();
  useEffect(() => {
    const elsewhere = (event: ClipboardEvent) => writesText(event.target) || inLayer(event.target);
    const onCopy = (event: ClipboardEvent) => {
      if (elsewhere(event) || (getSelection()?.toString() ?? "") !== "") return;
      const state = store.getState();
      const copied = copySteps(documentOf(state), state.selected);
      if (!copied || !event.clipboardData) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", fragmentText(copied));
      if (event.type === "cut" && state.mayEdit) state.removeSelected();
      else toast.success(say(canvasWords.copiedSteps, { n: copied.nodes.length + (copied.stickies?.length ?? 0) }));
    };
    const onPaste = (event: ClipboardEvent) => {
      if (elsewhere(event) || !store.getState().mayEdit) return;
      event.preventDefault();
      const { fragment, refused } = readFragment(event.clipboardData?.getData("text/plain") ?? "");
      if (!fragment) return void toast.info(say(refused));
      let ids: string[] = [];
      store.getState().edit((drawn) => {
        const pasted = pasteSteps(drawn, fragment, catalog);
        ids = pasted.ids;
        return pasted.document;
      });
      if (ids.length === 0) return void toast.error(say(canvasWords.full));
      store.getState().inspect(null);
      store.getState().select(ids);
      toast.success(say(canvasWords.pasted, { n: ids.length }));
    };
    const listeners = { copy: onCopy, cut: onCopy, paste: onPaste };
    for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener as EventListener);
    };
  }, [store, say]);
}
