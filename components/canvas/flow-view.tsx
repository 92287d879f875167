"use client";
/** A flow to look at, and, with `states`, a run drawn on it: the path that was taken strong, the rest faded. */
import clsx from "clsx";
import { memo, useMemo } from "react";
import {
  Background,
  BaseEdge,
  type Edge,
  type EdgeProps,
  getSmoothStepPath,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from "reactflow";
import { useLocale, useSay } from "#components/language/say.tsx";
import { isTangled, tidy } from "#lib/flow/edit/tidy.ts";
import type { FlowDocument, FlowNode } from "#lib/flow/flow.ts";
import { canvasWords, runStateWords } from "#lib/language/editor.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { failurePortOf, portsOf } from "#lib/nodes/ports.ts";
import { CanvasControls } from "./canvas-controls.tsx";
import { caughtSteps } from "./drawing.ts";
import { FailureHandle } from "./failure-handle.tsx";
import "./canvas.css";
import { stepSentence, stepTitle } from "#lib/flow/step-words.ts";
import { RunStateBadge, type StepState, stateRing } from "./run-state.tsx";
import { isSeveral, StepCard } from "./step-card.tsx";
import { ZoomWatcher } from "./zoom-watcher.tsx";

export type { StepState } from "./run-state.tsx";

type ViewNode = Node<{ node: FlowNode; state: StepState | null; faded: boolean; caught: boolean }, "step">;
type ViewEdge = Edge<{ look: "plain" | "taken" | "faded" }, "step">;

export interface FlowViewProps {
  document: FlowDocument;
  /** How each step fared, by node id; absent: the flow alone. */
  states?: Readonly<Record<string, StepState>> | undefined;
  selected?: string | null | undefined;
  onSelect?: ((nodeId: string | null) => void) | undefined;
  className?: string | undefined;
}

export function FlowView({ document, states, selected = null, onSelect, className }: FlowViewProps) {
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
        data: { node, state, faded: state?.status === "skipped", caught: catching.has(node.id) },
        selected: node.id === selected,
        ariaLabel: words.join(", "),
        focusable: onSelect !== undefined,
      };
    });
  }, [drawn, states, selected, onSelect, locale, say]);
  const edges = useMemo<ViewEdge[]>(() => {
    const known = new Set(drawn.nodes.map((node) => node.id));
    return drawn.edges
      .filter((edge) => known.has(edge.from) && known.has(edge.to))
      .map((edge) => {
        const left = states?.[edge.from];
        const taken = left?.port === edge.port && states?.[edge.to] !== undefined && states[edge.to]?.status !== "skipped";
        const look = !states ? "plain" : taken ? "taken" : "faded";
        return {
          id: `${edge.from}/${edge.port}/${edge.to}`,
          type: "step",
          source: edge.from,
          sourceHandle: edge.port,
          target: edge.to,
          targetHandle: "in",
          data: { look },
          focusable: false,
          zIndex: look === "taken" ? 1 : 0,
        };
      });
  }, [drawn, states]);
  return (
    <div className={clsx("flow-canvas relative h-full w-full", className)}>
      <ReactFlow<ViewNode, ViewEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={onSelect !== undefined}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
        minZoom={0.15}
        maxZoom={1.5}
        aria-label={say(canvasWords.canvas)}
        onNodesChange={(changes) => {
          const chosen = changes.find((change) => change.type === "select" && change.selected);
          if (chosen?.type === "select") onSelect?.(chosen.id);
        }}
        onPaneClick={() => onSelect?.(null)}
      >
        <Background gap={24} size={1} />
        <ZoomWatcher />
        <CanvasControls />
      </ReactFlow>
    </div>
  );
}

const hidden = "size-0! min-h-0! min-w-0! border-0! bg-transparent! opacity-0 pointer-events-none";

const ViewStep = memo(function ViewStep({ data, selected }: NodeProps<ViewNode>) {
  const { node, state } = data;
  const type = catalog.get(node.type);
  const several = type !== undefined && isSeveral(portsOf(type, node.config));
  return (
    <StepCard
      node={node}
      selected={selected}
      className={clsx(state && !selected && stateRing(state), data.faded && "opacity-50")}
      badge={state && state.status !== "skipped" ? <RunStateBadge state={state} /> : null}
      inHandle={
        type?.kind === "trigger" ? null : <Handle id="in" type="target" position={Position.Left} className={hidden} style={{ top: 26 }} />
      }
      outHandle={(port) => (
        <Handle key={port} id={port} type="source" position={Position.Right} className={hidden} style={several ? {} : { top: 26 }} />
      )}
      failure={
        data.caught && type && failurePortOf(type, node.config) ? <FailureHandle used connectable={false} className={hidden} /> : null
      }
    />
  );
});

const ViewEdgeLine = memo(function ViewEdgeLine({
  id,
  data,
  sourceX,
  sourceY,
  targetX,
  targetY,
  sourcePosition,
  targetPosition,
}: EdgeProps<ViewEdge>) {
  const [path] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 10, offset: 24 });
  const look = data?.look ?? "plain";
  return (
    <BaseEdge
      id={id}
      path={path}
      className={clsx("step-edge", look === "taken" && "step-edge-taken", look === "faded" && "step-edge-faded")}
    />
  );
});

const nodeTypes = { step: ViewStep };
const edgeTypes = { step: ViewEdgeLine };
