"use client";
/** A step that rests, in words: what it waits for and till when, what came of it, and the runs that it began. */
import Link from "next/link";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { useInBrowser } from "#components/language/use-now.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { exactTime } from "#components/ui/time.ts";
import type { RunDetail } from "#lib/api/runs.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { stepWaitWords } from "#lib/language/run-steps.ts";
import type { Step } from "#lib/run/steps.ts";
import { eventName } from "./event-name.ts";

/** One line: "Waits for “order paid”". */
export function useWaitLine(): (step: Step) => string {
  const say = useSay();
  const when = useWhen();
  return ({ wait, status }) => {
    if (!wait) return "";
    const over = status !== "waiting";
    const event = wait.events.map((type) => say(eventName(type))).join(", ");
    switch (wait.for) {
      case "time":
        return say(over ? stepWaitWords.timeDone : stepWaitWords.time, { when: wait.until ? when(wait.until) : "" });
      case "event":
        return say(wait.late ? stepWaitWords.eventLate : over ? stepWaitWords.eventDone : stepWaitWords.event, { event });
      case "person":
        if (!over) return say(stepWaitWords.person);
        return wait.late || wait.by === null ? say(stepWaitWords.personLate) : say(stepWaitWords.personDone, { by: wait.by });
      case "items":
        return say(over ? stepWaitWords.itemsDone : stepWaitWords.items);
      case "flow":
        return say(over ? stepWaitWords.flowDone : stepWaitWords.flow);
    }
  };
}

/** In the reader's zone, which only the browser knows. */
function useWhen(): (iso: string) => string {
  const tag = useLanguageTag();
  const known = useInBrowser();
  return (iso) => (known ? exactTime(iso, tag, { seconds: false }) : iso);
}

export function StepWait({ step, group, runId }: { step: Step; group: RunDetail["groups"][number] | null; runId: string }) {
  const say = useSay();
  const when = useWhen();
  const line = useWaitLine();
  const { wait } = step;
  if (!wait) return null;
  const counts = group ?? countsIn(step.output);
  const ownRuns = wait.for === "items" || wait.for === "flow";
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-raised p-3 text-sm">
      <span className="min-w-0 flex-1">
        {line(step)}
        {wait.until && wait.for !== "time" && step.status === "waiting" ? (
          <span className="block text-muted">{say(stepWaitWords.until, { when: when(wait.until) })}</span>
        ) : null}
        {wait.late && wait.for !== "event" && wait.for !== "person" ? (
          <span className="block text-muted">{say(stepWaitWords.late)}</span>
        ) : null}
        {wait.for === "items" && counts ? (
          <span className="tabular block text-muted">
            {say(stepWaitWords.counts, { done: counts.done, total: counts.total, failed: counts.failed })}
          </span>
        ) : null}
      </span>
      {wait.for === "person" && step.status === "waiting" ? (
        <ButtonLink size="sm" href={`/approvals?runId=${runId}`}>
          {say(approvalWords.decide)}
        </ButtonLink>
      ) : null}
      {ownRuns ? (
        <Link href={`/runs?parent=${runId}`} className="rounded-sm text-accent hover:underline">
          {say(stepWaitWords.childRuns)}
        </Link>
      ) : null}
    </div>
  );
}

function countsIn(output: unknown): { done: number; total: number; failed: number } | null {
  if (typeof output !== "object" || output === null || !("count" in output) || !("failed" in output)) return null;
  const { count, failed } = output;
  return typeof count === "number" && typeof failed === "number" ? { done: count, total: count, failed } : null;
}
