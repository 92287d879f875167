"use client";
/** How often, since when, which orders and flows, and who said what of it. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "#components/frame/page.tsx";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { ExactTime, RelativeTime } from "#components/ui/relative-time.tsx";
import type { ProblemDetail } from "#lib/api/problems.ts";
import { problemWords } from "#lib/language/problems.ts";

export function ProblemFacts({ problem }: { problem: ProblemDetail }) {
  const say = useSay();
  const number = new Intl.NumberFormat(useLanguageTag());
  const { count, waiting, more, orders, flows, reopened } = problem;
  return (
    <Card className="self-start p-5">
      <dl className="flex flex-col gap-4 text-sm">
        <Fact name={say(problemWords.runs)}>
          <span className="tabular font-semibold text-2xl">{number.format(count)}</span>
          <span className="block text-muted">
            {waiting === 0 ? say(problemWords.noneWaiting) : say(more ? problemWords.waitingMore : problemWords.waiting, { n: waiting })}
          </span>
        </Fact>
        {orders > 0 ? <Fact name={say(problemWords.orders)}>{say(problemWords.things, { n: orders })}</Fact> : null}
        <Fact name={say(problemWords.first)}>
          <ExactTime at={problem.firstAt} />
        </Fact>
        <Fact name={say(problemWords.last)}>
          <ExactTime at={problem.lastAt} />
          <span className="block text-muted">
            <RelativeTime at={problem.lastAt} />
          </span>
        </Fact>
        <Fact name={say(problemWords.flows)}>
          <ul className="flex flex-col gap-1">
            {flows.map(({ id, name, live }) => (
              <li key={id}>
                <Link href={`/flows/${id}`} className="rounded-sm text-accent hover:underline">
                  {name}
                </Link>
                {live ? null : <span className="ml-2 text-muted">{say(problemWords.notLive)}</span>}
              </li>
            ))}
          </ul>
        </Fact>
        <Said problem={problem} />
        {reopened > 0 ? <p className="text-muted">{say(problemWords.came, { n: reopened })}</p> : null}
      </dl>
    </Card>
  );
}

function Said({ problem: { state, mutedUntil, changedAt, changedBy } }: { problem: ProblemDetail }) {
  const say = useSay();
  if (changedAt === null || state === "open") return null;
  return (
    <Fact name={say(state === "muted" ? (mutedUntil ? problemWords.mutedUntil : problemWords.mutedChange) : problemWords.resolved)}>
      {mutedUntil ? <ExactTime at={mutedUntil} /> : <ExactTime at={changedAt} />}
      {changedBy ? <span className="block text-muted">{say(problemWords.by, { name: changedBy })}</span> : null}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
