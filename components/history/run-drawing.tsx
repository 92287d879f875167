"use client";
/** A run on its flow: the path that was taken strong, the rest faded. */
import { useMemo } from "react";
import { FlowView, type StepState } from "#components/canvas/flow-view.tsx";
import type { FlowDocument } from "#lib/flow/flow.ts";
import type { Step } from "#lib/run/steps.ts";

export interface RunDrawingProps {
  document: FlowDocument;
  steps: readonly Step[];
  /** A node's id. */
  selected: string | null;
  onSelect: (nodeId: string | null) => void;
}

const drawn: Record<Step["status"], StepState["status"]> = {
  done: "done",
  running: "running",
  waiting: "waiting",
  retrying: "waiting",
  unknown: "waiting",
  failed: "failed",
  stopped: "failed",
};

export function RunDrawing({ document, steps, selected, onSelect }: RunDrawingProps) {
  const states = useMemo(
    () =>
      Object.fromEntries(
        steps.map((step): [string, StepState] => [
          step.node,
          {
            status: drawn[step.status],
            ...(step.kind === "action" && step.ms > 0 ? { ms: step.ms } : {}),
            ...(step.port === null ? {} : { port: step.port }),
          },
        ]),
      ),
    [steps],
  );
  return <FlowView document={document} states={states} selected={selected} onSelect={onSelect} />;
}
