"use client";
/** Two versions of a flow drawn as one: what is new, what is gone, what has other settings; or one version alone. */
import clsx from "clsx";
import { memo, useEffect, useMemo } from "react";
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
  ReactFlowProvider,
  useReactFlow,
} from "reactflow";
import "#components/canvas/canvas.css";
import { CanvasControls } from "#components/canvas/canvas-controls.tsx";
import { caughtSteps } from "#components/canvas/drawing.ts";
import { FailureHandle } from "#components/canvas/failure-handle.tsx";
import { isSeveral, StepCard } from "#components/canvas/step-card.tsx";
import { ZoomWatcher } from "#components/canvas/zoom-watcher.tsx";
import { useLocale, useSay } from "#components/language/say.tsx";
import { wayKey } from "#lib/flow/diff-ways.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import type { Mark, Merged } from "#lib/flow/merge.ts";
import { stepSentence, stepTitle } from "#lib/flow/step-words.ts";
import { versionsWords } from "#lib/language/versions.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { failurePortOf, portsOf } from "#lib/nodes/ports.ts";
import { MarkBadge, markEdge, markRing } from "./mark-badge.tsx";

type MarkedNode = Node<{ node: FlowNode; mark: Mark | undefined; quiet: boolean; caught: boolean }, "step">;
type MarkedEdge = Edge<{ mark: "added" | "removed" | undefined }, "step">;

export interface DiffViewProps {
  merged: Merged;
  label: string;
  /** Steps to bring into view and ring. */
  chosen: readonly string[];
  onChoose: (nodeId: string | null) => void;
}

const markWords = { added: versionsWords.newStep, removed: versionsWords.gone, changed: versionsWords.changed } as const;

export function DiffView(props: DiffViewProps) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}

function Drawing({ merged, label, chosen, onChoose }: DiffViewProps) {
  const say = useSay();
  const locale = useLocale();
  const flow = useReactFlow<MarkedNode, MarkedEdge>();
  const { document, nodeMarks, edgeMarks } = merged;
  const nodes = useMemo<MarkedNode[]>(() => {
    const catching = caughtSteps(document);
    return document.nodes.map((node) => {
      const mark = nodeMarks.get(node.id);
      const words = [stepTitle(node, locale), stepSentence(node, locale), ...(mark ? [say(markWords[mark])] : [])];
      return {
        id: node.id,
        type: "step",
        position: node.position,
        data: { node, mark, quiet: nodeMarks.size > 0 && !mark, caught: catching.has(node.id) },
        selected: chosen.includes(node.id),
        ariaLabel: words.join(", "),
      };
    });
  }, [document, nodeMarks, chosen, locale, say]);
  const edges = useMemo<MarkedEdge[]>(() => {
    const known = new Set(document.nodes.map(({ id }) => id));
    return document.edges
      .filter((edge) => known.has(edge.from) && known.has(edge.to))
      .map((edge) => {
        const mark = edgeMarks.get(wayKey(edge));
        return {
          id: wayKey(edge),
          type: "step",
          source: edge.from,
          sourceHandle: edge.port,
          target: edge.to,
          targetHandle: "in",
          data: { mark },
          focusable: false,
        };
      });
  }, [document, edgeMarks]);
  useEffect(() => {
    if (chosen.length > 0) void flow.fitView({ nodes: chosen.map((id) => ({ id })), duration: 180, maxZoom: 1, padding: 0.6 });
  }, [chosen, flow]);
  return (
    <div className="flow-canvas relative h-full w-full">
      <ReactFlow<MarkedNode, MarkedEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
        minZoom={0.15}
        maxZoom={1.5}
        aria-label={label}
        onNodeClick={(_, node) => onChoose(node.id)}
        onPaneClick={() => onChoose(null)}
      >
        <Background gap={24} size={1} />
        <ZoomWatcher />
        <CanvasControls />
      </ReactFlow>
    </div>
  );
}

const hidden = "size-0! min-h-0! min-w-0! border-0! bg-transparent! opacity-0 pointer-events-none";

const MarkedStep = memo(function MarkedStep({ data, selected }: NodeProps<MarkedNode>) {
  const { node, mark } = data;
  const type = catalog.get(node.type);
  const several = type !== undefined && isSeveral(portsOf(type, node.config));
  return (
    <StepCard
      node={node}
      selected={selected}
      className={clsx(mark && !selected && markRing[mark], data.quiet && "opacity-60", mark === "removed" && "border-dashed opacity-70")}
      badge={mark ? <MarkBadge mark={mark} /> : null}
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

const MarkedWay = memo(function MarkedWay(props: EdgeProps<MarkedEdge>) {
  const { id, data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props;
  const [path] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 10, offset: 24 });
  return <BaseEdge id={id} path={path} className="step-edge" {...(data?.mark ? { style: markEdge[data.mark] } : {})} />;
});

const nodeTypes = { step: MarkedStep };
const edgeTypes = { step: MarkedWay };
