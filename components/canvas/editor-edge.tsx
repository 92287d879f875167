"use client";
import clsx from "clsx";
import { Plus } from "lucide-react";
import { memo, useState } from "react";
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "reactflow";
import { useSay } from "#components/language/say.tsx";
import { useTriedStep } from "#components/try/try-context.tsx";
import { canvasWords } from "#lib/language/editor.ts";
import type { StepEdge } from "./drawing.ts";
import { useEditor } from "./editor-context.tsx";
import { countDrawn } from "./render-count.ts";
import { stepPath } from "./step-path.ts";

function EditorEdgeView(props: EdgeProps<StepEdge>) {
  const { id, data, selected } = props;
  countDrawn(id);
  const say = useSay();
  const [near, setNear] = useState(false);
  const openPalette = useEditor((state) => state.openPalette);
  const mayEdit = useEditor((state) => state.mayEdit);
  const [path, x, y] = stepPath(props);
  const strong = selected || near;
  const from = useTriedStep(data?.edge.from ?? "");
  const to = useTriedStep(data?.edge.to ?? "");
  const taken = Boolean(to) && from?.port === data?.edge.port;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only shows a button that the palette offers as well; not over what a drag passes
    <g onMouseEnter={({ buttons }) => buttons === 0 && setNear(true)} onMouseLeave={() => near && setNear(false)}>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={28}
        className={clsx("step-edge", taken && "step-edge-taken", strong && "step-edge-strong")}
      />
      {mayEdit && strong ? (
        <EdgeLabelRenderer>
          <button
            type="button"
            tabIndex={-1}
            aria-label={say(canvasWords.insertHere)}
            title={say(canvasWords.insertHere)}
            onMouseEnter={() => setNear(true)}
            onMouseLeave={() => setNear(false)}
            onClick={() => data && openPalette({ into: data.edge })}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            className="nodrag nopan pointer-events-auto absolute flex size-5 items-center justify-center rounded-full border border-line-strong bg-raised text-muted hover:border-accent hover:bg-accent hover:text-on-accent"
          >
            <Plus aria-hidden className="size-3.5" />
          </button>
        </EdgeLabelRenderer>
      ) : null}
    </g>
  );
}

export const EditorEdge = memo(EditorEdgeView);
