"use client";
/** Everything that is left to mend, each line leading to its step. */
import clsx from "clsx";
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useReactFlow } from "reactflow";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { Problem } from "#lib/flow/flow.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { barWords } from "#lib/language/editor-bar.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";
import { goToStep } from "./reveal.ts";

/** Brings a step into view and opens its settings. */
export function useGoTo(): (nodeId: string) => void {
  const store = useEditorStore();
  const flow = useReactFlow();
  return (nodeId) => goToStep(flow, store, nodeId);
}

export function ProblemRows({ problems, onGo }: { problems: readonly Problem[]; onGo?: () => void }) {
  const say = useSay();
  const locale = useLocale();
  const goTo = useGoTo();
  const document = useEditor(documentOf);
  return (
    <ul className="flex flex-col">
      {problems.map((problem) => {
        const node = document.nodes.find((each) => each.id === problem.nodeId);
        const Icon = problem.level === "error" ? CircleAlert : TriangleAlert;
        const inside = (
          <>
            <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", problem.level === "error" ? "text-bad" : "text-warn")} />
            <span className="min-w-0">
              <span className="block font-medium text-xs text-muted">{node ? stepTitle(node, locale) : say(barWords.aboutFlow)}</span>
              <span className="block text-pretty">{say(problem.message)}</span>
            </span>
          </>
        );
        const key = `${problem.nodeId}/${problem.field}/${problem.code}/${problem.range?.start}/${problem.message.en}`;
        return (
          <li key={key}>
            {node ? (
              <button
                type="button"
                className="flex w-full gap-2 rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover"
                onClick={() => {
                  onGo?.();
                  goTo(node.id);
                }}
              >
                {inside}
              </button>
            ) : (
              <div className="flex gap-2 px-2 py-1.5 text-sm">{inside}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function ProblemsButton() {
  const say = useSay();
  const problems = useEditor((state) => state.problems);
  const empty = useEditor((state) => documentOf(state).nodes.length === 0);
  const [open, setOpen] = useState(false);
  const bad = problems.some((problem) => problem.level === "error");
  const Icon = bad ? CircleAlert : problems.length > 0 ? TriangleAlert : CircleCheck;
  if (empty) return null;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      label={say(barWords.problemsTitle)}
      className="max-h-[min(480px,var(--available-height))] w-96 overflow-y-auto p-1.5"
      trigger={
        <Button look="quiet" aria-label={say(barWords.problems, { n: problems.length })}>
          <Icon aria-hidden className={bad ? "text-bad" : problems.length > 0 ? "text-warn" : "text-good"} />
          <span className="tabular max-xl:hidden">{say(barWords.problems, { n: problems.length })}</span>
          {problems.length > 0 ? <span className="tabular xl:hidden">{problems.length}</span> : null}
        </Button>
      }
    >
      <h2 className="px-2 py-1 font-semibold text-sm">{say(barWords.problemsTitle)}</h2>
      {problems.length === 0 ? (
        <p className="px-2 pb-2 text-muted text-sm">{say(barWords.noProblems)}</p>
      ) : (
        <ProblemRows problems={problems} onGo={() => setOpen(false)} />
      )}
    </Popover>
  );
}
