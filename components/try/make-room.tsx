"use client";
/** A drawing that was seen as a whole is seen as a whole above the opened drawer too. */
import { useEffect } from "react";
import { useReactFlow, useStoreApi } from "reactflow";
import { nodeHeight, nodeWidth } from "#lib/flow/edit/step-size.ts";

/** By then the drawing knows its new height. */
const afterMs = 60;

export function MakeRoom() {
  const flow = useReactFlow();
  const drawing = useStoreApi();
  useEffect(() => {
    const { width, height } = drawing.getState();
    const { x, y, zoom } = flow.getViewport();
    const isWhole = flow.getNodes().every(({ position, measured }) => {
      const [left, top] = [position.x * zoom + x, position.y * zoom + y];
      const [right, bottom] = [left + (measured?.width ?? nodeWidth) * zoom, top + (measured?.height ?? nodeHeight) * zoom];
      return left >= 0 && top >= 0 && right <= width && bottom <= height;
    });
    if (!isWhole) return;
    const timer = setTimeout(() => void flow.fitView({ duration: 150, maxZoom: zoom, padding: 0.1 }), afterMs);
    return () => clearTimeout(timer);
  }, [flow, drawing]);
  return null;
}
