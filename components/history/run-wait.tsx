"use client";
/** What a run waits for that has not ended: its turn, a time, an event, a person, or the end of a pause. */
import type { ReactNode } from "react";
import { useSay } from "#components/language/say.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunSummary } from "#lib/api/runs.ts";
import { activityWords } from "#lib/language/activity.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { runWaitWords } from "#lib/language/run-waits.ts";
import type { Words } from "#lib/language/words.ts";

/** By the reason that the engine keeps. */
const reasons: Record<string, Words> = {
  retry: activityWords.waitingRetry,
  "in doubt": activityWords.waitingInDoubt,
  person: approvalWords.waitsForPerson,
  time: runWaitWords.time,
  event: runWaitWords.event,
  items: runWaitWords.items,
  flow: runWaitWords.flow,
  paused: runWaitWords.paused,
};
const untilWords: Record<string, Words> = { retry: activityWords.retryAt, time: runWaitWords.goesOn };

export function RunWait({ run }: { run: RunSummary }) {
  const say = useSay();
  const { waiting, waitingBehind } = run;
  if (run.status === "queued") {
    if (!waitingBehind) return <Waiting>{say(runWaitWords.next)}</Waiting>;
    return (
      <Waiting
        action={
          <ButtonLink size="sm" href={`/runs/${waitingBehind.runId}`}>
            {say(runWaitWords.showAhead)}
          </ButtonLink>
        }
      >
        {say(behindWords(run), { flow: waitingBehind.flowName })}
        <span className="block text-muted">{say(runWaitWords.ahead, { n: waitingBehind.ahead })}</span>
      </Waiting>
    );
  }
  if (!waiting) return null;
  return (
    <Waiting
      action={
        waiting.reason === "person" ? (
          <ButtonLink size="sm" href={`/approvals?runId=${run.id}`}>
            {say(approvalWords.decide)}
          </ButtonLink>
        ) : null
      }
    >
      {say(reasons[waiting.reason] ?? activityWords.waitingEvent)}
      {waiting.until ? (
        <span className="block text-muted">
          {say(untilWords[waiting.reason] ?? runWaitWords.until)} <RelativeTime at={waiting.until} />
        </span>
      ) : null}
    </Waiting>
  );
}

export const behindWords = ({ entity }: Pick<RunSummary, "entity">): Words =>
  entity?.type === "order" ? runWaitWords.behind : runWaitWords.behindOther;

function Waiting({ action = null, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <Notice tone="warn" className="m-4 mb-2" action={action}>
      {children}
    </Notice>
  );
}
