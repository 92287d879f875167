"use client";
/** The editor's deeds in the command palette. */
import { useMemo } from "react";
import { useReactFlow } from "reactflow";
import { type PageCommand, useOfferCommands } from "#components/frame/page-commands.ts";
import { useTryStore } from "#components/try/try-context.tsx";
import { commandWords, remarkWords } from "#lib/language/canvas.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { publishWords, shortcutWords } from "#lib/language/editor-bar.ts";
import { flowMenuWords } from "#lib/language/flow-menu.ts";
import { paletteWords } from "#lib/language/palette.ts";
import { tryWords } from "#lib/language/try.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";
import { placeForNote, switchView, whereNext } from "./key-actions.ts";
import { goToStep, nextProblem } from "./reveal.ts";

export function useCommands(): void {
  const store = useEditorStore();
  const tries = useTryStore();
  const flow = useReactFlow();
  const mayEdit = useEditor((state) => state.mayEdit);
  const empty = useEditor((state) => documentOf(state).nodes.length === 0);
  const commands = useMemo(() => {
    const state = () => store.getState();
    const looking: PageCommand[] = [
      { words: shortcutWords.list, keys: "L", act: () => switchView(store) },
      { words: canvasWords.fit, keys: "Ctrl 0", act: () => void flow.fitView({ duration: 150, maxZoom: 1, padding: 0.15 }) },
      { words: canvasWords.shortcuts, keys: "?", act: () => state().openSheet("shortcuts") },
    ];
    const trying: PageCommand[] = empty
      ? []
      : [
          { words: tryWords.open, keys: "T", act: () => tries.getState().set({ open: true }) },
          { words: flowMenuWords.compare, keys: "C", act: () => state().openSheet("compare") },
        ];
    const drawing: PageCommand[] = [
      { words: paletteWords.open, keys: "/", act: () => state().openPalette(whereNext(store)) },
      {
        words: commandWords.problem,
        keys: "P",
        act: () => {
          const problem = nextProblem(store);
          if (problem !== null) goToStep(flow, store, problem);
        },
      },
      { words: remarkWords.addNote, keys: "N", act: () => state().addNote(placeForNote(state(), flow)) },
      { words: remarkWords.group, keys: "G", act: () => state().group() },
      { words: canvasWords.tidy, keys: "Shift T", act: () => void state().tidy() },
      { words: canvasWords.undo, keys: "Ctrl Z", act: () => state().undo() },
      { words: canvasWords.redo, keys: "Ctrl Shift Z", act: () => state().redo() },
      { words: publishWords.confirm, keys: "Ctrl Enter", act: () => state().openSheet("publish") },
    ];
    return { title: commandWords.title, commands: mayEdit ? [...drawing, ...trying, ...looking] : [...trying, ...looking] };
  }, [store, tries, flow, mayEdit, empty]);
  useOfferCommands(commands);
}
