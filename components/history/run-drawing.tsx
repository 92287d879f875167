"use client";
/** A run on its flow: the path that was taken strong, the rest faded. */
import { useMemo } from "react";
import { FlowView, type StepState } from "#components/canvas/flow-view.tsx";
import type { RunDetail } from "#lib/api/runs.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import type { Step } from "#lib/run/steps.ts";
import { edgeKey, edgesTaken } from "#lib/run/travel.ts";

export interface RunDrawingProps {
  document: FlowDocument;
  steps: readonly Step[];
  groups: RunDetail["groups"];
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

/** Items go their way as runs of their own; at the edge stands how many have begun. */
function itemsBegun(document: FlowDocument, steps: readonly Step[], groups: RunDetail["groups"]): [string, number][] {
  const begun = steps.flatMap((step): [string, number][] => {
    if (step.wait?.for !== "items") return [];
    const group = groups.find(({ node, visit }) => node === step.node && visit === step.visit);
    const count = typeof step.output === "object" && step.output !== null && "count" in step.output ? Number(step.output.count) : 0;
    return [[step.node, group?.total ?? count]];
  });
  return document.edges.flatMap((edge): [string, number][] => {
    const n = begun.filter(([node]) => node === edge.from).reduce((sum, [, each]) => sum + each, 0);
    return edge.port === "each" && n > 0 ? [[edgeKey(edge), n]] : [];
  });
}

export function RunDrawing({ document, steps, groups, selected, onSelect }: RunDrawingProps) {
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
  const counts = useMemo(
    () => Object.fromEntries([...edgesTaken(document, steps), ...itemsBegun(document, steps, groups)]),
    [document, steps, groups],
  );
  return <FlowView document={document} states={states} counts={counts} selected={selected} onSelect={onSelect} />;
}
