"use client";
/** The editor's deeds in the command palette. */
import { useMemo } from "react";
import { useReactFlow } from "reactflow";
import { type PageCommand, useOfferCommands } from "#components/frame/page-commands.ts";
import { commandWords, remarkWords } from "#lib/language/canvas.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { publishWords, shortcutWords } from "#lib/language/editor-bar.ts";
import { paletteWords } from "#lib/language/palette.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { placeForNote, switchView, whereNext } from "./key-actions.ts";
import { goToStep, nextProblem } from "./reveal.ts";

export function useCommands(): void {
  const store = useEditorStore();
  const flow = useReactFlow();
  const mayEdit = useEditor((state) => state.mayEdit);
  const commands = useMemo(() => {
    const state = () => store.getState();
    const looking: PageCommand[] = [
      { words: shortcutWords.list, keys: "L", act: () => switchView(store) },
      { words: canvasWords.fit, keys: "Ctrl 0", act: () => void flow.fitView({ duration: 150, maxZoom: 1, padding: 0.15 }) },
      { words: canvasWords.shortcuts, keys: "?", act: () => state().openSheet("shortcuts") },
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
    return { title: commandWords.title, commands: mayEdit ? [...drawing, ...looking] : looking };
  }, [store, flow, mayEdit]);
  useOfferCommands(commands);
}
