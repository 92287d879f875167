"use client";
/** Runs a run again: from where, on which version, and which of its actions are done once more. Says before what will happen. */
import clsx from "clsx";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed, useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ReplayPlan } from "#lib/api/replay.ts";
import type { RunDetail } from "#lib/api/runs.ts";
import { spokenTitle } from "#lib/flow/spoken-steps.ts";
import { replayTroubleWords, replayWords } from "#lib/language/replay.ts";
import { actionTitle } from "./action-sentence.ts";
import { useSpokenSteps } from "./spoken-steps.tsx";

export function ReplayDialog({ run, open, onOpenChange }: { run: RunDetail; open: boolean; onOpenChange: (open: boolean) => void }) {
  const say = useSay();
  const sentence = useSentence();
  const [plan, setPlan] = useState<ReplayPlan | string | null>(null);
  useEffect(() => {
    if (!open) return;
    const asked = new AbortController();
    setPlan(null);
    ask<"planReplay">("GET", `/runs/${run.id}/replay`, undefined, asked.signal).then(setPlan, (error: unknown) => {
      if (!asked.signal.aborted) setPlan(sentence(error));
    });
    return () => asked.abort();
  }, [open, run.id, sentence]);
  return typeof plan === "object" && plan !== null ? (
    <Form run={run} plan={plan} open={open} onOpenChange={onOpenChange} />
  ) : (
    <Dialog title={say(replayWords.title)} open={open} onOpenChange={onOpenChange}>
      {plan === null ? <Looking text={say(replayWords.looking)} /> : <Notice tone="bad">{plan}</Notice>}
    </Dialog>
  );
}

function Looking({ text }: { text: string }) {
  return (
    <div>
      <p className="mb-3 text-muted">{text}</p>
      <Skeleton className="h-16 rounded-md" />
      <Skeleton className="mt-2 h-16 rounded-md" />
    </div>
  );
}

interface FormProps {
  run: RunDetail;
  plan: ReplayPlan;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function Form({ run, plan, open, onOpenChange }: FormProps) {
  const say = useSay();
  const router = useRouter();
  const { busy, run: act } = useDeed();
  const spoken = useSpokenSteps();
  const [version, setVersion] = useState<"same" | "latest">("same");
  const ways = version === "latest" && plan.latestVersion ? plan.latestVersion : plan.same;
  const hasFailed = ways.failedStep.step !== null || plan.same.failedStep.step !== null;
  const [from, setFrom] = useState<"start" | "failed-step">(hasFailed ? "failed-step" : "start");
  const [again, setAgain] = useState<readonly string[]>([]);
  const way = from === "start" ? ways.start : ways.failedStep;
  // ticking what stands in the way takes it out of the way
  const inTheWay = way.nodes.filter((node) => !again.includes(node));
  const solvable = way.trouble === "incomplete" || way.trouble === "in-doubt";
  const blocked = way.trouble !== null && !(solvable && way.nodes.length > 0 && inTheWay.length === 0);
  const toggle = (node: string) => setAgain(again.includes(node) ? again.filter((each) => each !== node) : [...again, node]);
  const go = async () => {
    const done = await act(async () => {
      const { runId } = await ask<"replayRun">("POST", `/runs/${run.id}/replay`, { from, version, again });
      router.push(`/runs/${runId}`);
    }, say(replayWords.done));
    if (done) onOpenChange(false);
  };
  const step = plan.same.failedStep.step;
  const repeated = plan.calls.filter((call) => again.includes(call.node) && call.state === "done").length;
  return (
    <Dialog
      title={say(replayWords.title)}
      open={open}
      onOpenChange={onOpenChange}
      width="md"
      footer={
        <Button look="primary" busy={busy} disabled={blocked} onClick={go}>
          {repeated > 0 ? say(replayWords.goWith, { n: repeated }) : say(replayWords.go)}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <Choice title={say(replayWords.where)}>
          {step ? (
            <Option
              name="from"
              checked={from === "failed-step"}
              onChange={() => setFrom("failed-step")}
              title={say(replayWords.failedStep)}
              text={say(replayWords.failedStepText, { step: spokenTitle(spoken, step) })}
            />
          ) : null}
          <Option
            name="from"
            checked={from === "start"}
            onChange={() => setFrom("start")}
            title={say(replayWords.start)}
            text={say(replayWords.startText)}
          />
        </Choice>
        {plan.latestVersion && plan.latest !== null ? (
          <Choice title={say(replayWords.which)}>
            <Option
              name="version"
              checked={version === "same"}
              onChange={() => setVersion("same")}
              title={say(replayWords.same, { n: plan.version })}
            />
            <Option
              name="version"
              checked={version === "latest"}
              onChange={() => setVersion("latest")}
              title={say(replayWords.latest, { n: plan.latest })}
            />
          </Choice>
        ) : null}
        <section>
          <h3 className="mb-1 font-medium text-sm">{say(replayWords.actions)}</h3>
          {plan.calls.length === 0 ? (
            <p className="text-muted text-sm">{say(replayWords.noActions)}</p>
          ) : (
            <>
              <p className="mb-2 text-muted text-sm">{say(replayWords.actionsText)}</p>
              <ul className="divide-y divide-line overflow-hidden rounded-md border border-line">
                {plan.calls.map((call) => (
                  <Call
                    key={call.key}
                    call={call}
                    title={spokenTitle(spoken, call.node)}
                    partly={way.trouble === "incomplete" && way.nodes.includes(call.node)}
                    checked={again.includes(call.node)}
                    onChange={() => toggle(call.node)}
                  />
                ))}
              </ul>
            </>
          )}
          <p className="mt-2 text-pretty text-faint text-xs">{say(replayWords.inside)}</p>
        </section>
        {way.trouble !== null && blocked ? <Notice tone="warn">{say(replayTroubleWords[way.trouble])}</Notice> : null}
      </div>
    </Dialog>
  );
}

function Choice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{title}</legend>
      <div className="flex flex-col gap-2">{children}</div>
    </fieldset>
  );
}

interface OptionProps {
  name: string;
  checked: boolean;
  onChange: () => void;
  title: string;
  text?: string;
}

function Option({ name, checked, onChange, title, text }: OptionProps) {
  const group = useId();
  return (
    <label
      className={clsx(
        "flex cursor-pointer items-start gap-2.5 rounded-md border p-2.5 transition-colors",
        checked ? "border-accent bg-accent-soft" : "border-line-strong hover:bg-hover",
      )}
    >
      <input type="radio" name={`${name}${group}`} checked={checked} onChange={onChange} className="mt-1 accent-(--color-accent)" />
      <span className="min-w-0">
        <span className="block font-medium text-sm">{title}</span>
        {text ? <span className="block text-muted text-sm">{text}</span> : null}
      </span>
    </label>
  );
}

interface CallProps {
  call: ReplayPlan["calls"][number];
  title: string;
  partly: boolean;
  checked: boolean;
  onChange: () => void;
}

function Call({ call, title, partly, checked, onChange }: CallProps) {
  const say = useSay();
  const isDone = call.state === "done";
  const isUnknown = call.state === "in doubt" || call.state === "intended";
  return (
    <li>
      <label className="flex cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-hover">
        <input type="checkbox" checked={checked} onChange={onChange} className="mt-1 accent-(--color-accent)" />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm">{title}</span>
          <span className="block truncate text-muted text-xs">{actionTitle(call.effect, call.args, say)}</span>
        </span>
        {partly && !checked ? <Badge tone="warn">{say(replayWords.inPart)}</Badge> : null}
        <Badge tone={checked ? "accent" : isDone ? "good" : isUnknown ? "warn" : "quiet"} plain>
          {say(checked ? replayWords.again : isDone ? replayWords.staysDone : isUnknown ? replayWords.unknown : replayWords.tried)}
        </Badge>
      </label>
    </li>
  );
}
