"use client";
/** Moves the canvas just enough that the open step is not under the palette or its own settings. */
import { useEffect } from "react";
import { useReactFlow, useStoreApi } from "reactflow";
import { nodeHeight, nodeWidth } from "#lib/flow/edit/step-size.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";

const inspectorWidth = 380 + 24;
const paletteWidth = 288 + 24;
const air = 32;

export function KeepInView() {
  const store = useEditorStore();
  const flow = useReactFlow();
  const drawing = useStoreApi();
  const inspected = useEditor((state) => state.inspected);
  const palette = useEditor((state) => state.palette !== null);
  useEffect(() => {
    const node = documentOf(store.getState()).nodes.find((each) => each.id === inspected);
    if (!node) return;
    const { x, y, zoom } = flow.getViewport();
    const { width, height } = drawing.getState();
    if (width === 0) return;
    const left = node.position.x * zoom + x;
    const top = node.position.y * zoom + y;
    const [roomLeft, roomRight] = [(palette ? paletteWidth : 0) + air, width - inspectorWidth - air];
    const dx = shift(left, left + nodeWidth * zoom, roomLeft, roomRight);
    const dy = shift(top, top + nodeHeight * zoom, 64, height - air);
    if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 150 });
  }, [inspected, palette, store, flow, drawing]);
  return null;
}

const shift = (from: number, to: number, least: number, most: number): number => {
  if (from < least) return least - from;
  return to > most ? Math.max(most - to, least - from) : 0;
};
