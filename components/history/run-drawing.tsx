"use client";
import type { FlowDocument } from "#lib/flow/flow.ts";
import type { Step } from "#lib/run/steps.ts";

export interface RunDrawingProps {
  document: FlowDocument;
  steps: readonly Step[];
  ended: boolean;
  /** A node's id. */
  selected: string | null;
  onSelect: (nodeId: string | null) => void;
}

export function RunDrawing(_: RunDrawingProps) {
  return null;
}
