"use client";
/** What every drawing has that is only looked at: nothing moves, connects or goes, and the edges hang on handles that nobody sees. */
import type { ReactNode } from "react";
import { Background, type Edge, Handle, type Node, Position, ReactFlow, type ReactFlowProps } from "reactflow";
import type { FlowNode } from "#lib/flow/flow.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { failurePortOf, portsOf } from "#lib/nodes/ports.ts";
import { CanvasControls } from "./canvas-controls.tsx";
import { FailureHandle } from "./failure-handle.tsx";
import { isSeveral, StepCard } from "./step-card.tsx";
import { ZoomWatcher } from "./zoom-watcher.tsx";
import "./canvas.css";

export function StillDrawing<N extends Node, E extends Edge>(props: ReactFlowProps<N, E>) {
  return (
    <ReactFlow<N, E>
      nodesDraggable={false}
      nodesConnectable={false}
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
      minZoom={0.15}
      maxZoom={1.5}
      {...props}
    >
      <Background gap={24} size={1} />
      <ZoomWatcher />
      <CanvasControls />
    </ReactFlow>
  );
}

const hidden = "size-0! min-h-0! min-w-0! border-0! bg-transparent! opacity-0 pointer-events-none";

interface StillStepProps {
  node: FlowNode;
  selected: boolean;
  /** Whether a way leaves it for when it fails. */
  caught: boolean;
  badge: ReactNode;
  className: string;
}

export function StillStep({ node, selected, caught, badge, className }: StillStepProps) {
  const type = catalog.get(node.type);
  const several = type !== undefined && isSeveral(portsOf(type, node.config));
  return (
    <StepCard
      node={node}
      selected={selected}
      className={className}
      badge={badge}
      inHandle={
        type?.kind === "trigger" ? null : <Handle id="in" type="target" position={Position.Left} className={hidden} style={{ top: 26 }} />
      }
      outHandle={(port) => (
        <Handle key={port} id={port} type="source" position={Position.Right} className={hidden} style={several ? {} : { top: 26 }} />
      )}
      failure={caught && type && failurePortOf(type, node.config) ? <FailureHandle used connectable={false} className={hidden} /> : null}
    />
  );
}
