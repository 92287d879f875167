"use client";
/**
 * What the drawing library is given. It follows the editor's store by itself rather than through the canvas: a step that is chosen
 * would else draw the canvas twice, once for the choice and once for what is drawn of it.
 */
import { type Dispatch, type SetStateAction, useEffect, useState } from "react";
import { type GroupNode, type NoteNode, type StepEdge, type StepNode, toEdges, toGroups, toNodes } from "./drawing.ts";
import { useEditorStore } from "./editor-context.tsx";
import { documentOf, type EditorState } from "./editor-store.ts";

export interface Drawn {
  readonly nodes: (StepNode | NoteNode)[];
  readonly edges: StepEdge[];
  /** They lie around the steps. */
  readonly frames: GroupNode[];
}

export function useDrawn(): [Drawn, Dispatch<SetStateAction<Drawn>>] {
  const store = useEditorStore();
  const [drawn, setDrawn] = useState<Drawn>(() => redraw({ nodes: [], edges: [], frames: [] }, store.getState()));
  useEffect(() => {
    setDrawn((before) => redraw(before, store.getState()));
    return store.subscribe((state, former) => {
      const isSame =
        documentOf(state) === documentOf(former) && state.selected === former.selected && state.selectedEdges === former.selectedEdges;
      if (!isSame) setDrawn((before) => redraw(before, state));
    });
  }, [store]);
  return [drawn, setDrawn];
}

function redraw(before: Drawn, state: EditorState): Drawn {
  const document = documentOf(state);
  const nodes = unlessSame(before.nodes, toNodes(document, state.selected, before.nodes));
  const edges = unlessSame(before.edges, toEdges(document, state.selectedEdges, before.edges));
  return around({ ...before, nodes, edges }, before, state);
}

/** With the frames around where its steps lie now. */
export function around(drawn: Drawn, before: Drawn, state: EditorState): Drawn {
  const frames = unlessSame(before.frames, toGroups(documentOf(state), drawn.nodes, state.selected, before.frames));
  return drawn.nodes === before.nodes && drawn.edges === before.edges && frames === before.frames ? before : { ...drawn, frames };
}

const unlessSame = <T>(before: T[], after: T[]): T[] =>
  after.length === before.length && after.every((each, i) => each === before[i]) ? before : after;
