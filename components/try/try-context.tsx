"use client";
/** Around the editor: tries the drawing again whenever it, the chosen order or a kept result changes, while the drawer is open. */
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { ask } from "#components/api/ask.ts";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useSample, useSampleStore } from "#components/canvas/sample.tsx";
import type { EventPast } from "#lib/api/comparisons.ts";
import type { Step } from "#lib/run/steps.ts";
import { createTry, recallTry, type TryState, type TryStore } from "./try-store.ts";

const Context = createContext<TryStore | null>(null);

export function useTryStore(): TryStore {
  const store = useContext(Context);
  if (!store) throw new Error("useTry outside of a TryProvider");
  return store;
}
export function useTry<T>(select: (state: TryState) => T): T {
  return useStore(useTryStore(), select);
}

/** How a step fared in what was tried last; null: it was not come to; undefined: nothing is tried. */
export const useTriedStep = (nodeId: string): Step | null | undefined =>
  useTry((state) => (state.open && state.tried?.status === "ran" ? (state.byNode.get(nodeId) ?? null) : undefined));

export function TryProvider({ children }: { children: ReactNode }) {
  const flowId = useEditor((state) => state.flowId);
  const [store] = useState(() => createTry(flowId));
  useEffect(() => recallTry(flowId, store), [flowId, store]);
  return (
    <Context value={store}>
      <Trying flowId={flowId} />
      {children}
    </Context>
  );
}

/** Fast enough to follow typing; not at every key. */
const afterMs = 120;

function Trying({ flowId }: { flowId: string }) {
  const store = useTryStore();
  const editor = useEditorStore();
  const samples = useSampleStore();
  const sample = useSample((state) => state.sample);
  const calendar = useSample((state) => state.calendar);
  const document = useEditor(documentOf);
  const open = useTry((state) => state.open);
  const upTo = useTry((state) => state.upTo);
  const only = useTry((state) => state.only);
  const pins = useTry((state) => state.pins);
  const [past, setPast] = useState<{ of: string; is: EventPast | null } | null>(null);

  useEffect(() => {
    if (!open || past?.of === sample.id) return;
    if (!sample.recorded) return setPast({ of: sample.id, is: null });
    const asked = new AbortController();
    ask<"getEventPast">("GET", `/events/${sample.id}/past?flowId=${flowId}`, undefined, asked.signal)
      .then((is) => setPast({ of: sample.id, is }))
      // without it, it is tried on the event alone
      .catch(() => asked.signal.aborted || setPast({ of: sample.id, is: null }));
    return () => asked.abort();
  }, [open, sample, past, flowId]);

  useEffect(() => {
    if (!open || past?.of !== sample.id) return;
    const timer = setTimeout(async () => {
      const { runTry } = await import("./run-try.ts");
      const outputs = store.getState().tried?.outputs ?? {};
      const tried = await runTry({ document, event: sample.event, past: past.is, pins, calendar, upTo, only, outputs });
      if (documentOf(editor.getState()) !== document) return;
      store.getState().show(tried);
      if (tried.status === "ran") samples.getState().setOutputs(tried.outputs);
    }, afterMs);
    return () => clearTimeout(timer);
  }, [open, sample, past, document, upTo, only, pins, calendar, store, editor, samples]);

  // what is not there any more cannot be the end of it
  useEffect(() => {
    const has = (id: string | null) => id === null || document.nodes.some((node) => node.id === id);
    if (!has(upTo) || !has(only)) store.getState().set({ upTo: null, only: null });
  }, [document, upTo, only, store]);
  return null;
}
