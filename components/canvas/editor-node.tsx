"use client";
import clsx from "clsx";
import { CircleAlert, StickyNote, TriangleAlert } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import { Handle, type NodeProps, Position, useConnection, useUpdateNodeInternals } from "reactflow";
import { useLocale, useSay } from "#components/language/say.tsx";
import { triedState } from "#components/try/tried-look.ts";
import { useTriedStep } from "#components/try/try-context.tsx";
import { targetsOf } from "#lib/flow/edit/connect.ts";
import type { FlowDocument, FlowNode, Problem } from "#lib/flow/flow.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { canFail, failurePortOf, portsOf } from "#lib/nodes/ports.ts";
import type { StepNode } from "./drawing.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";
import { FailureHandle } from "./failure-handle.tsx";
import { countDrawn } from "./render-count.ts";
import { RunStateBadge, stateRing } from "./run-state.tsx";
import { isSeveral, StepCard } from "./step-card.tsx";

const noProblems: readonly Problem[] = [];
const handleClass =
  "step-handle size-3! rounded-full! border-2! border-line-strong! bg-raised! transition-[border-color,background-color] hover:border-accent! hover:bg-accent!";

function EditorNodeView({ id, data, selected }: NodeProps<StepNode>) {
  countDrawn(id);
  const store = useEditorStore();
  const locale = useLocale();
  const say = useSay();
  const problems = useProblemsOf(id);
  const mayEdit = useEditor((state) => state.mayEdit);
  // While a connection is drawn: does it fit here?
  const fit = useConnection((connection) => {
    if (!connection.inProgress || connection.fromHandle.type !== "source") return "idle";
    if (connection.fromNode.id === id) return "idle";
    return fitting(documentOf(store.getState()), connection.fromNode.id, connection.fromHandle.id ?? "out").has(id) ? "fits" : "not";
  });
  const tried = useTriedStep(id);
  const type = catalog.get(data.node.type);
  const trigger = type?.kind === "trigger";
  const ports = type ? portsOf(type, data.node.config) : [];
  const several = isSeveral(ports);
  const failure = type ? failurePortOf(type, data.node.config) : null;
  // The drawing library looks for handles when a step appears, and again when it is told that they moved. Told by each of
  // 500 steps as it appears, it took a minute: every telling measures one and asks all.
  const measure = useUpdateNodeInternals();
  const drawn = `${ports.map((port) => port.id).join("/")} ${data.caught}`;
  const measured = useRef(drawn);
  useEffect(() => {
    if (measured.current === drawn) return;
    measured.current = drawn;
    measure(id);
  }, [measure, id, drawn]);
  return (
    <StepCard
      node={data.node}
      selected={selected}
      className={clsx(
        "group",
        fit === "fits" && "border-accent!",
        fit === "not" && "opacity-40",
        tried === null && "step-quiet",
        tried && !selected && stateRing(triedState(tried)),
      )}
      badge={
        tried && problems.length === 0 ? <RunStateBadge state={triedState(tried)} /> : <StepBadge node={data.node} problems={problems} />
      }
      inHandle={
        trigger ? null : (
          <Handle
            id="in"
            type="target"
            position={Position.Left}
            isConnectable={mayEdit}
            title={say(canvasWords.into)}
            className={clsx(handleClass, fit === "fits" && "border-accent! bg-accent-soft!")}
            style={{ top: 26 }}
          />
        )
      }
      failure={
        type && failure && (data.caught || (mayEdit && canFail(type))) ? (
          <FailureHandle
            used={data.caught}
            connectable={mayEdit}
            className={clsx(handleClass, mayEdit && "step-way")}
            onClick={() => mayEdit && store.getState().openPalette({ after: { from: id, port: failure.id } })}
          />
        ) : null
      }
      outHandle={(port) => (
        <Handle
          key={port}
          id={port}
          type="source"
          position={Position.Right}
          isConnectable={mayEdit}
          title={say(canvasWords.addAfter, { port: ports.find((each) => each.id === port)?.label[locale] ?? port })}
          onClick={() => mayEdit && store.getState().openPalette({ after: { from: id, port } })}
          className={clsx(handleClass, mayEdit && "step-way")}
          style={several ? {} : { top: 26 }}
        />
      )}
    />
  );
}

let last: { document: FlowDocument; from: string; port: string; targets: ReadonlySet<string> } | undefined;
/** Every step asks at every move of the pointer: found once for the connection that is being drawn. */
function fitting(document: FlowDocument, from: string, port: string): ReadonlySet<string> {
  if (last?.document !== document || last.from !== from || last.port !== port)
    last = { document, from, port, targets: targetsOf(document, from, port, catalog) };
  return last.targets;
}

export const EditorNode = memo(EditorNodeView);

export const useProblemsOf = (id: string): readonly Problem[] => useEditor((state) => state.problemsOf.get(id)) ?? noProblems;

export function StepBadge({ node, problems }: { node: FlowNode; problems: readonly Problem[] }) {
  const say = useSay();
  if (problems.length > 0) {
    const bad = problems.some((problem) => problem.level === "error");
    const Icon = bad ? CircleAlert : TriangleAlert;
    const label = say(canvasWords.stepProblems, { n: problems.length });
    return (
      <span
        role="img"
        aria-label={label}
        title={problems.map((problem) => say(problem.message)).join("\n")}
        className={clsx("shrink-0", bad ? "text-bad" : "text-warn")}
      >
        <Icon aria-hidden className="size-4" />
      </span>
    );
  }
  if (node.notes)
    return (
      <span role="img" aria-label={say(canvasWords.note)} title={node.notes} className="shrink-0 text-faint">
        <StickyNote aria-hidden className="size-4" />
      </span>
    );
  return null;
}
