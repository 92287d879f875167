"use client";
/** The values that can be used at a step, with what they are in the sample event. */
import { useContext, useMemo } from "react";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useSample } from "#components/canvas/sample.tsx";
import { type FieldInScope, fieldsInScope } from "#lib/flow/fields-in-scope.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { LaterEvent } from "./later-event.ts";
import { startOutputs, useSpokenOf } from "./use-moment.ts";

export function useFields(nodeId: string): readonly FieldInScope[] {
  const store = useEditorStore();
  const later = useContext(LaterEvent);
  const { event } = useSpokenOf(nodeId);
  const outputs = useSample((state) => state.outputs);
  // what is in scope changes with the drawing's connections and starts, not with the typing in this step's settings
  const edges = useEditor((state) => documentOf(state).edges);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the connections say when it is looked up again
  return useMemo(() => {
    const document = documentOf(store.getState());
    return fieldsInScope(document, nodeId, catalog, { event, steps: { ...startOutputs(document, event), ...outputs } }, later);
  }, [store, nodeId, later, event, outputs, edges]);
}
