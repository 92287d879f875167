"use client";
import { Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { ExactTime, RelativeTime } from "#components/ui/relative-time.tsx";
import { spanText } from "#components/ui/time.ts";
import type { RunDetail, RunEffect } from "#lib/api/runs.ts";
import { outcomeOf } from "#lib/approval/outcome.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import { actionStateWords, activityWords } from "#lib/language/activity.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { askedFieldWords } from "#lib/language/asked-fields.ts";
import { askingWords, saidWords } from "#lib/language/ledger.ts";
import { stepWaitWords } from "#lib/language/run-steps.ts";
import { runTimelineWords } from "#lib/language/run-timeline.ts";
import type { Step } from "#lib/run/steps.ts";
import { actionOutcome, actionTitle, promiseOfCall } from "./action-sentence.ts";
import { CalledWith } from "./called-with.tsx";
import { FailureSentence } from "./failure.tsx";
import { FromHere } from "./from-here.tsx";
import { systemName } from "./platform-outcome.ts";
import { useSpokenSteps } from "./spoken-steps.tsx";
import { isEmpty, StepPart } from "./step-part.tsx";
import { StepWait } from "./step-wait.tsx";
import { ToldPlatform } from "./told-platform.tsx";
import { Value } from "./value.tsx";

/** It reads the condition again, which takes the language of expressions; few steps of a run are looked at so closely. */
const Why = dynamic(() => import("./why.tsx").then((module) => module.Why));

/** Few steps were decided by people, and fewer actions wait for a person's word of what became of them. */
const Votes = dynamic(() => import("#components/approvals/votes.tsx").then((module) => module.Votes));
const DecideResult = dynamic(() => import("./decide-result.tsx").then((module) => module.DecideResult));

export interface StepDetailProps {
  step: Step;
  effect: RunEffect | null;
  /** The step as it was drawn. */
  node: FlowNode | undefined;
  /** The runs that it has begun and waits for. */
  group: RunDetail["groups"][number] | null;
  runId: string;
  mayEdit: boolean;
  /** Its run is over. */
  hasEnded: boolean;
  title: string;
  undone: RunDetail["undone"][number] | null;
}

export function StepDetail({ step, effect, node, group, runId, mayEdit, hasEnded, title, undone }: StepDetailProps) {
  const say = useSay();
  const spoken = useSpokenSteps();
  // what a condition was given is its own result; its parts say more
  const explained = step.why !== null && step.why !== undefined;
  const decided = node?.type === "logic.approval" ? outcomeOf(step.output) : null;
  const nameOf = (field: string) => {
    const label = spoken[step.node]?.settings[field];
    if (label !== undefined) return label;
    const words = askedFieldWords[field];
    return words === undefined ? field : words && say(words);
  };
  return (
    <div className="flex flex-col gap-4 px-4 pt-1 pb-4 pl-[42px]">
      {step.failure ? (
        <Notice
          tone={step.status === "retrying" ? "warn" : "bad"}
          title={step.status === "failed" ? say(activityWords.failedStep) : undefined}
        >
          <FailureSentence failure={step.failure} />
        </Notice>
      ) : null}
      {step.why === null || step.why === undefined ? null : (
        <StepPart title={say(activityWords.why)}>
          <Why why={step.why} />
        </StepPart>
      )}
      {step.wait ? (
        <StepPart title={say(stepWaitWords.title)}>
          <StepWait step={step} group={group} runId={runId} />
        </StepPart>
      ) : null}
      {effect ? (
        <StepPart title={say(activityWords.actionTaken)}>
          <Action effect={effect} mayEdit={mayEdit} undone={undone} />
        </StepPart>
      ) : null}
      {step.kind === "start" || explained || isEmpty(step.input) ? null : (
        <StepPart title={say(activityWords.input)}>
          <CalledWith value={step.input} label={say(activityWords.input)} nameOf={nameOf} />
        </StepPart>
      )}
      {decided ? (
        <StepPart title={say(approvalWords.decision)}>
          <Votes votes={decided.by} />
        </StepPart>
      ) : null}
      {decided || isEmpty(step.output) ? null : (
        <StepPart title={say(activityWords.output)}>
          <Value value={step.output} label={say(activityWords.output)} />
        </StepPart>
      )}
      {step.attempts.length > 1 || step.status === "retrying" ? <Attempts step={step} /> : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-faint text-xs">
          <ExactTime at={step.startedAt} seconds />
        </p>
        {mayEdit && hasEnded && step.kind !== "start" ? <FromHere runId={runId} node={step.node} title={title} /> : null}
      </div>
    </div>
  );
}

const tones: Record<RunEffect["state"], Tone> = { intended: "info", done: "good", failed: "bad", "in doubt": "warn" };

interface ActionProps {
  effect: RunEffect;
  mayEdit?: boolean;
  /** Somebody has had it taken back. */
  undone?: RunDetail["undone"][number] | null;
}

export function Action({ effect, mayEdit = false, undone = null }: ActionProps) {
  const say = useSay();
  const outcome = actionOutcome(effect.effect, effect.args, effect.reply, say);
  return (
    <div className="rounded-md border border-line bg-raised p-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <span className="min-w-0 font-medium text-sm">{actionTitle(effect.effect, effect.args, say)}</span>
        <Badge tone={effect.asking === null ? tones[effect.state] : "warn"}>
          {effect.asking === null
            ? say(actionStateWords[effect.state])
            : say(askingWords.short, { system: systemName(effect.asking, say) })}
        </Badge>
      </div>
      {effect.asking === null ? null : (
        <p className="mt-1 text-sm text-warn">{say(askingWords.long, { system: systemName(effect.asking, say) })}</p>
      )}
      <ToldPlatform told={effect.told} className="mt-1 block break-words text-sm" />
      {outcome ? <p className="mt-1 whitespace-pre-line break-words text-muted text-sm">{outcome}</p> : null}
      <p className="mt-2 text-pretty break-words text-faint text-xs">
        {effect.guarantee === "database"
          ? say(activityWords.exactlyOnce)
          : (promiseOfCall(effect.args, say) ?? say(activityWords.withKey, { key: effect.key }))}
      </p>
      {undone ? (
        <p className="mt-1 flex items-center gap-1.5 text-muted text-xs">
          <Undo2 aria-hidden className="size-3.5" />
          <Link href={`/jobs/${undone.jobId}`} className="rounded-sm hover:underline">
            {say(runTimelineWords.undone, { by: undone.by })} · <RelativeTime at={undone.at} />
          </Link>
        </p>
      ) : null}
      {effect.judged ? <p className="mt-1 text-muted text-xs">{say(saidWords[effect.judged.decision], { by: effect.judged.by })}</p> : null}
      {effect.undecided && mayEdit ? (
        <div className="mt-3">
          <DecideResult effect={effect} />
        </div>
      ) : null}
    </div>
  );
}

function Attempts({ step }: { step: Step }) {
  const say = useSay();
  const tag = useLanguageTag();
  return (
    <StepPart title={say(activityWords.attempts)}>
      <ol className="flex flex-col gap-1.5 text-sm">
        {step.attempts.map((attempt) => (
          <li key={attempt.attempt} className="flex items-baseline gap-3">
            <span className="tabular shrink-0 text-muted">{say(activityWords.attemptN, { n: attempt.attempt })}</span>
            <span className="min-w-0 flex-1">
              {attempt.failure ? (
                <FailureSentence failure={attempt.failure} />
              ) : (
                <span className="text-good">{say(actionStateWords.done)}</span>
              )}
              {attempt.retryAt ? (
                <span className="block text-muted">
                  {say(activityWords.retryAt)} <RelativeTime at={attempt.retryAt} />
                </span>
              ) : null}
            </span>
            <span className="tabular shrink-0 text-faint text-xs">{spanText(attempt.ms, tag)}</span>
          </li>
        ))}
      </ol>
    </StepPart>
  );
}
