"use client";
/** Open problems among the things to do: what happened, what to do, and the buttons for it. */
import Link from "next/link";
import { Card } from "#components/frame/page.tsx";
import { FailureSentence } from "#components/history/failure.tsx";
import { useStepKinds } from "#components/history/spoken-steps.tsx";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ProblemSummary } from "#lib/api/problems.ts";
import { problemWords } from "#lib/language/problems.ts";
import { canRetry } from "#lib/problem/advice.ts";
import { ProblemActions } from "./problem-actions.tsx";
import { AdviceLink, ProblemAdvice } from "./problem-advice.tsx";
import { problemPlace } from "./problem-name.ts";
import { RetryProblem } from "./retry-problem.tsx";

export function ProblemCards({ problems, more, mayEdit }: { problems: readonly ProblemSummary[]; more: number; mayEdit: boolean }) {
  const say = useSay();
  const kinds = useStepKinds();
  return (
    <div className="flex flex-col gap-3">
      {problems.map((problem) => (
        <Card key={problem.id} className="px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link href={`/problems/${problem.id}`} className="rounded-sm font-medium hover:underline">
              {problemPlace(problem, say, kinds)}
            </Link>
            <Badge tone="bad">{say(problem.more ? problemWords.waitingMore : problemWords.waiting, { n: problem.waiting })}</Badge>
            <span className="text-muted text-sm">
              <RelativeTime at={problem.lastAt} />
            </span>
          </p>
          <div className="mt-1.5 break-words text-sm">
            <FailureSentence failure={problem} />
          </div>
          <p className="mt-1 text-pretty text-muted text-sm">
            <ProblemAdvice problem={problem} />
          </p>
          {mayEdit ? (
            <div className="mt-3 flex flex-wrap items-center gap-2">
              {canRetry(problem.code) ? <RetryProblem problem={problem} size="sm" main={problems.length === 1} /> : null}
              <AdviceLink problem={problem} size="sm" />
              <ProblemActions problem={problem} size="sm" />
            </div>
          ) : null}
        </Card>
      ))}
      {more > 0 ? (
        <Link href="/problems" className="self-start rounded-sm text-accent text-sm hover:underline">
          {say(problemWords.more, { n: more })}
        </Link>
      ) : null}
    </div>
  );
}
