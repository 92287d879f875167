"use client";
/** Two versions of a flow drawn as one: what is new, what is gone, what has other settings; or one version alone. */
import clsx from "clsx";
import { memo, useEffect, useMemo } from "react";
import { BaseEdge, type Edge, type EdgeProps, type Node, type NodeProps, ReactFlowProvider, useReactFlow } from "reactflow";
import { caughtSteps } from "#components/canvas/drawing.ts";
import { stepPath } from "#components/canvas/step-path.ts";
import { StillDrawing, StillStep } from "#components/canvas/still-drawing.tsx";
import { useLocale, useSay } from "#components/language/say.tsx";
import { wayKey } from "#lib/flow/diff-ways.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import type { Mark, Merged } from "#lib/flow/merge.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { stepSentence } from "#lib/flow/step-words.ts";
import { versionsWords } from "#lib/language/versions.ts";
import { MarkBadge, markEdge, markRing } from "./mark-badge.tsx";
import "#components/canvas/step-teller.ts";

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
      <StillDrawing<MarkedNode, MarkedEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        aria-label={label}
        onNodeClick={(_, node) => onChoose(node.id)}
        onPaneClick={() => onChoose(null)}
      />
    </div>
  );
}

const MarkedStep = memo(function MarkedStep({ data, selected }: NodeProps<MarkedNode>) {
  const { node, mark, caught } = data;
  return (
    <StillStep
      node={node}
      selected={selected}
      caught={caught}
      className={clsx(mark && !selected && markRing[mark], data.quiet && "step-quiet", mark === "removed" && "border-dashed")}
      badge={mark ? <MarkBadge mark={mark} /> : null}
    />
  );
});

const MarkedWay = memo(function MarkedWay(props: EdgeProps<MarkedEdge>) {
  const { id, data } = props;
  const [path] = stepPath(props);
  return <BaseEdge id={id} path={path} className="step-edge" {...(data?.mark ? { style: markEdge[data.mark] } : {})} />;
});

const nodeTypes = { step: MarkedStep };
const edgeTypes = { step: MarkedWay };
