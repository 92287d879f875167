"use client";
/** Shows the whole flow once its steps have been measured: before that the library fits what it knows, which may be one step. */
import { useEffect, useRef } from "react";
import { useNodesInitialized, useReactFlow } from "reactflow";

export function FitOnce() {
  const flow = useReactFlow();
  const measured = useNodesInitialized();
  const done = useRef(false);
  useEffect(() => {
    if (!measured || done.current) return;
    done.current = true;
    void flow.fitView({ maxZoom: 1, padding: 0.15 });
  }, [flow, measured]);
  return null;
}
