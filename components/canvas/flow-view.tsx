"use client";
/** A flow to look at, and, with `states`, a run drawn on it: the path that was taken strong, the rest faded. */
import clsx from "clsx";
import { memo, type ReactNode, useMemo } from "react";
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, type Node, type NodeProps, ReactFlowProvider } from "reactflow";
import { useLanguageTag, useLocale, useSay } from "#components/language/say.tsx";
import { isTangled } from "#lib/flow/edit/tangled.ts";
import { tidy } from "#lib/flow/edit/tidy.ts";
import type { FlowDocument, FlowNode } from "#lib/flow/flow.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { stepSentence } from "#lib/flow/step-words.ts";
import { canvasWords, runStateWords } from "#lib/language/editor.ts";
import { failedPort } from "#lib/nodes/define.ts";
import { edgeKey } from "#lib/run/travel.ts";
import { caughtSteps } from "./drawing.ts";
import { RunStateBadge, type StepState, stateRing } from "./run-state.tsx";
import { stepPath } from "./step-path.ts";
import { StillDrawing, StillStep } from "./still-drawing.tsx";
import "#components/canvas/step-teller.ts";

export type { StepState } from "./run-state.tsx";

type ViewNode = Node<{ node: FlowNode; state: StepState | null; faded: boolean; caught: boolean; mark: ReactNode }, "step">;
type ViewEdge = Edge<{ look: "plain" | "taken" | "faded"; count: number | null; never: boolean }, "step">;

export interface FlowViewProps {
  document: FlowDocument;
  /** How each step fared, by node id; absent: the flow alone. */
  states?: Readonly<Record<string, StepState>> | undefined;
  /** By `from/port/to`, how often each way was taken: shown at it, and what is not here was never taken. */
  counts?: Readonly<Record<string, number>> | undefined;
  /** By step, what stands at its right edge where no state does. */
  marks?: Readonly<Record<string, ReactNode>> | undefined;
  /** Steps that are drawn faded. */
  dim?: readonly string[] | undefined;
  selected?: string | null | undefined;
  onSelect?: ((nodeId: string | null) => void) | undefined;
  className?: string | undefined;
}

export function FlowView({ document, states, counts, marks, dim, selected = null, onSelect, className }: FlowViewProps) {
  const say = useSay();
  const locale = useLocale();
  const drawn = useMemo(() => (isTangled(document) ? tidy(document) : document), [document]);
  const nodes = useMemo<ViewNode[]>(() => {
    const catching = caughtSteps(drawn);
    return drawn.nodes.map((node) => {
      const state = states ? (states[node.id] ?? { status: "skipped" as const }) : null;
      const words = [stepTitle(node, locale), stepSentence(node, locale), ...(state ? [say(runStateWords[state.status])] : [])];
      return {
        id: node.id,
        type: "step",
        position: node.position,
        data: {
          node,
          state,
          faded: state?.status === "skipped" || (dim?.includes(node.id) ?? false),
          caught: catching.has(node.id),
          mark: marks?.[node.id] ?? null,
        },
        selected: node.id === selected,
        ariaLabel: words.join(", "),
        focusable: onSelect !== undefined,
      };
    });
  }, [drawn, states, marks, dim, selected, onSelect, locale, say]);
  const edges = useMemo<ViewEdge[]>(() => {
    const known = new Set(drawn.nodes.map((node) => node.id));
    return drawn.edges
      .filter((edge) => known.has(edge.from) && known.has(edge.to))
      .map((edge) => {
        const left = states?.[edge.from];
        const count = counts ? (counts[edgeKey(edge)] ?? 0) : null;
        const arrived = left?.port === edge.port && states?.[edge.to] !== undefined && states[edge.to]?.status !== "skipped";
        const taken = count === null ? arrived : count > 0;
        const look = !states && !counts ? "plain" : taken ? "taken" : "faded";
        return {
          id: `${edge.from}/${edge.port}/${edge.to}`,
          type: "step",
          source: edge.from,
          sourceHandle: edge.port,
          target: edge.to,
          targetHandle: "in",
          data: {
            look,
            // one run goes along most of its ways once, which needs no saying
            count: states && count === 1 ? null : count,
            never: count === 0 && !states && edge.port !== failedPort && !dim?.includes(edge.from),
          },
          focusable: false,
          zIndex: look === "taken" ? 1 : 0,
        };
      });
  }, [drawn, states, counts, dim]);
  return (
    <div className={clsx("flow-canvas relative h-full w-full", className)}>
      {/* its own, also where it opens over the editor's drawing or beside another flow */}
      <ReactFlowProvider>
        <StillDrawing<ViewNode, ViewEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          elementsSelectable={onSelect !== undefined}
          aria-label={say(canvasWords.canvas)}
          onNodesChange={(changes) => {
            const chosen = changes.find((change) => change.type === "select" && change.selected);
            if (chosen?.type === "select") onSelect?.(chosen.id);
          }}
          onPaneClick={() => onSelect?.(null)}
        />
      </ReactFlowProvider>
    </div>
  );
}

const ViewStep = memo(function ViewStep({ data, selected }: NodeProps<ViewNode>) {
  const { node, state, mark, caught } = data;
  return (
    <StillStep
      node={node}
      selected={selected}
      caught={caught}
      className={clsx(state && !selected && stateRing(state), data.faded && "step-quiet")}
      badge={state && state.status !== "skipped" ? <RunStateBadge state={state} /> : mark}
    />
  );
});

const ViewEdgeLine = memo(function ViewEdgeLine(props: EdgeProps<ViewEdge>) {
  const { id, data } = props;
  const tag = useLanguageTag();
  const [path, x, y] = stepPath(props);
  const look = data?.look ?? "plain";
  const count = data?.count ?? null;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={clsx("step-edge", look === "taken" && "step-edge-taken", look === "faded" && "step-edge-faded")}
      />
      {count === null || (count === 0 && !data?.never) ? null : (
        <EdgeLabelRenderer>
          <span
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            className={clsx(
              "step-count tabular pointer-events-none absolute rounded-full border bg-raised px-1.5",
              data?.never ? "border-warn border-dashed text-warn" : "border-line-strong text-ink",
            )}
          >
            {new Intl.NumberFormat(tag, { notation: "compact" }).format(count)}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

const nodeTypes = { step: ViewStep };
const edgeTypes = { step: ViewEdgeLine };
