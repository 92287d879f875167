import type { Metadata } from "next";
import Link from "next/link";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { FailureSentence } from "#components/history/failure.tsx";
import { RunTable } from "#components/history/run-list.tsx";
import { currentLocale, saying } from "#components/language/saying.ts";
import { ProblemActions } from "#components/problems/problem-actions.tsx";
import { AdviceLink, ProblemAdvice } from "#components/problems/problem-advice.tsx";
import { ProblemDays } from "#components/problems/problem-days.tsx";
import { ProblemFacts } from "#components/problems/problem-facts.tsx";
import { problemPlace } from "#components/problems/problem-name.ts";
import { ProblemStateBadge } from "#components/problems/problem-state.tsx";
import { RetryProblem } from "#components/problems/retry-problem.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listRuns } from "#engine/queries/list-runs.ts";
import { stepKindTitles } from "#lib/flow/speak.ts";
import { problemWords } from "#lib/language/problems.ts";
import { canRetry } from "#lib/problem/advice.ts";
import { reading } from "../../../reading.ts";
import { askedProblem } from "./asked-problem.ts";

interface Props {
  params: Promise<{ problemId: string }>;
}

/** As many runs as fit the page; the list has the rest, with its filters. */
const runsShown = 10;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: problemPlace(await askedProblem((await params).problemId), await saying(), stepKindTitles(await currentLocale())) };
}

export default async function ProblemPage({ params }: Props) {
  const actor = await reading();
  const say = await saying();
  const problem = await askedProblem((await params).problemId);
  const runs = await listRuns(actor, { problem: problem.id, limit: runsShown });
  const place = problemPlace(problem, say, stepKindTitles(await currentLocale()));
  const editor = mayEdit(actor.role);
  return (
    <Page className="flex flex-col gap-6">
      <Crumb label={place} />
      <PageHeader
        title={place}
        beside={<ProblemStateBadge state={problem.state} />}
        className="pb-0!"
        actions={
          editor ? (
            <>
              <ProblemActions problem={problem} />
              {problem.waiting > 0 && canRetry(problem.code) ? <RetryProblem problem={problem} /> : null}
            </>
          ) : undefined
        }
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <Card className="flex flex-col gap-5 self-start p-5">
          <div>
            <h2 className="font-semibold">{say(problemWords.happened)}</h2>
            <div className="mt-1 break-words">
              <FailureSentence failure={problem} />
            </div>
          </div>
          <div>
            <h2 className="font-semibold">{say(problemWords.toDo)}</h2>
            <p className="mt-1 text-pretty">
              <ProblemAdvice problem={problem} />
            </p>
            <div className="mt-3">
              <AdviceLink problem={problem} size="sm" />
            </div>
          </div>
          <div>
            <h2 className="mb-2 font-semibold">{say(problemWords.days, { n: problem.days.length })}</h2>
            <ProblemDays days={problem.days} />
          </div>
        </Card>
        <ProblemFacts problem={problem} />
      </div>
      <Section title={say(problemWords.failedRuns)}>
        {runs.items.length === 0 ? (
          <p className="text-muted">{say(problemWords.gone)}</p>
        ) : (
          <RunTable runs={runs.items} label={say(problemWords.failedRuns)} />
        )}
        {runs.next ? (
          <Link
            href={`/runs?problem=${problem.id}&status=failed`}
            className="mt-3 inline-block rounded-sm text-accent text-sm hover:underline"
          >
            {say(problemWords.allRuns, { n: problem.count })}
          </Link>
        ) : null}
      </Section>
    </Page>
  );
}
