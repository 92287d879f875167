"use client";
/** A run's steps in order; the chosen one opens to show what it was given, what it gave and why. */
import clsx from "clsx";
import { Ban, CircleCheck, CircleHelp, CirclePause, CircleX, Clock, LoaderCircle, type LucideIcon } from "lucide-react";
import { StepPieces } from "#components/canvas/step-pieces.tsx";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Chip } from "#components/ui/badge.tsx";
import { spanText } from "#components/ui/time.ts";
import type { RunDetail, RunEffect } from "#lib/api/runs.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { type SpokenStep, spokenPort, spokenTitle } from "#lib/flow/spoken-steps.ts";
import { stepStatusWords } from "#lib/language/activity.ts";
import type { Step } from "#lib/run/steps.ts";
import { useFailureLine } from "./failure.tsx";
import { useSpokenSteps } from "./spoken-steps.tsx";
import { StepDetail } from "./step-detail.tsx";
import { useWaitLine } from "./step-wait.tsx";

const looks: Record<Step["status"], { icon: LucideIcon; tone: string }> = {
  done: { icon: CircleCheck, tone: "text-good" },
  running: { icon: LoaderCircle, tone: "text-info" },
  waiting: { icon: CirclePause, tone: "text-warn" },
  retrying: { icon: Clock, tone: "text-warn" },
  unknown: { icon: CircleHelp, tone: "text-warn" },
  failed: { icon: CircleX, tone: "text-bad" },
  stopped: { icon: Ban, tone: "text-muted" },
};

export interface StepListProps {
  steps: readonly Step[];
  effects: readonly RunEffect[];
  groups: RunDetail["groups"];
  runId: string;
  mayEdit: boolean;
  hasEnded: boolean;
  undone: RunDetail["undone"];
  document: FlowDocument | null;
  /** A step's key. */
  selected: string | null;
  onSelect: (key: string | null) => void;
}

export function StepList({ steps, effects, groups, runId, mayEdit, hasEnded, undone, document, selected, onSelect }: StepListProps) {
  const say = useSay();
  const tag = useLanguageTag();
  const line = useFailureLine();
  const waits = useWaitLine();
  const spoken = useSpokenSteps();
  return (
    <ol>
      {steps.map((step, i) => {
        const { icon: Icon, tone } = looks[step.status];
        const open = step.key === selected;
        const port = spokenPort(spoken, step);
        return (
          <li key={step.key} id={`step-${step.key}`} className={clsx("relative", open && "bg-surface")}>
            {i < steps.length - 1 ? <span aria-hidden className="absolute top-7 bottom-0 left-[23px] w-px bg-line" /> : null}
            <button
              type="button"
              aria-expanded={open}
              onClick={() => onSelect(open ? null : step.key)}
              className="flex min-h-10 w-full items-start gap-2.5 px-4 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className={clsx("relative z-[1] mt-0.5 rounded-full", open ? "bg-surface" : "bg-raised", tone)}>
                <Icon
                  aria-label={say(stepStatusWords[step.status])}
                  className={clsx("size-4", step.status === "running" && "animate-spin")}
                />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">
                  {spokenTitle(spoken, step.node)}
                  {step.visit > 1 ? <span className="tabular text-faint"> · {step.visit}</span> : null}
                </span>
                {open ? null : step.failure ? (
                  <span className="block truncate text-bad text-sm">{line(step.failure)}</span>
                ) : step.status === "waiting" ? (
                  <span className="block truncate text-sm text-warn">{waits(step)}</span>
                ) : (
                  <Sentence line={spoken[step.node]?.line} />
                )}
              </span>
              {port ? <Chip className="mt-px">{port}</Chip> : null}
              {step.kind === "action" && step.ms > 0 ? (
                <span className="tabular w-16 shrink-0 pt-px text-right text-faint text-xs">{spanText(step.ms, tag)}</span>
              ) : (
                <span className="w-16 shrink-0" />
              )}
            </button>
            {open ? (
              <StepDetail
                step={step}
                node={document?.nodes.find((each) => each.id === step.node)}
                effect={effects.find((each) => each.node === step.node && each.visit === step.visit) ?? null}
                group={groups.find((each) => each.node === step.node && each.visit === step.visit) ?? null}
                runId={runId}
                mayEdit={mayEdit}
                hasEnded={hasEnded}
                title={spokenTitle(spoken, step.node)}
                undone={undone.find((each) => each.node === step.node && each.visit === step.visit) ?? null}
              />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

const Sentence = ({ line }: { line: SpokenStep["line"] | undefined }) =>
  line ? (
    <span className="block truncate text-muted text-sm">
      <StepPieces pieces={line} />
    </span>
  ) : null;
