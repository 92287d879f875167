/** A flow in miniature, for lists and templates: boxes and lines, nothing to load. */
import clsx from "clsx";
import { nodeWidth } from "#lib/flow/edit/step-size.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";

const boxHeight = 64;
const margin = 24;

export function FlowPicture({ document, className }: { document: FlowDocument; className?: string | undefined }) {
  if (document.nodes.length === 0) return <div aria-hidden className={clsx("rounded-lg bg-sunken", className)} />;
  const xs = document.nodes.map((node) => node.position.x);
  const ys = document.nodes.map((node) => node.position.y);
  const left = Math.min(...xs) - margin;
  const top = Math.min(...ys) - margin;
  const width = Math.max(...xs) + nodeWidth + margin - left;
  const height = Math.max(...ys) + boxHeight + margin - top;
  const place = new Map(document.nodes.map((node) => [node.id, node.position]));
  return (
    <svg
      aria-hidden
      viewBox={`${left} ${top} ${width} ${height}`}
      preserveAspectRatio="xMidYMid meet"
      className={clsx("rounded-lg bg-sunken", className)}
    >
      {document.edges.map((edge) => {
        const a = place.get(edge.from);
        const b = place.get(edge.to);
        if (!a || !b) return null;
        const x1 = a.x + nodeWidth;
        const y1 = a.y + boxHeight / 2;
        const y2 = b.y + boxHeight / 2;
        const mid = (x1 + b.x) / 2;
        return (
          <path
            key={`${edge.from}/${edge.port}/${edge.to}`}
            d={`M${x1} ${y1}H${mid}V${y2}H${b.x}`}
            fill="none"
            strokeWidth={5}
            className="stroke-line-strong"
          />
        );
      })}
      {document.nodes.map((node) => (
        <g key={node.id} opacity={node.disabled ? 0.5 : 1}>
          <rect
            x={node.position.x}
            y={node.position.y}
            width={nodeWidth}
            height={boxHeight}
            rx={14}
            strokeWidth={3}
            className="fill-raised stroke-line-strong"
          />
          <rect
            x={node.position.x + 14}
            y={node.position.y + 14}
            width={36}
            height={36}
            rx={9}
            className={node.type.startsWith("trigger.") ? "fill-accent" : "fill-line-strong"}
          />
          <rect x={node.position.x + 66} y={node.position.y + 17} width={120} height={11} rx={5} className="fill-muted" opacity={0.7} />
          <rect x={node.position.x + 66} y={node.position.y + 37} width={84} height={9} rx={4} className="fill-line-strong" />
        </g>
      ))}
    </svg>
  );
}
