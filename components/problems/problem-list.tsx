"use client";
/** Problems as rows: where, what happened, how often, since when. */
import { ask } from "#components/api/ask.ts";
import { useFailureLine } from "#components/history/failure.tsx";
import { useStepKinds } from "#components/history/spoken-steps.tsx";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Page } from "#lib/api/page.ts";
import type { ProblemSummary } from "#lib/api/problems.ts";
import { problemWords } from "#lib/language/problems.ts";
import { problemPlace } from "./problem-name.ts";

export function ProblemList({ first, query }: { first: Page<ProblemSummary>; query: string }) {
  const say = useSay();
  const kinds = useStepKinds();
  const line = useFailureLine();
  const number = new Intl.NumberFormat(useLanguageTag());
  const state = useRows(first, (cursor) =>
    ask<"listProblems">("GET", `/problems?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(problemWords.title)} className="table-fixed">
        <TableHead>
          <Th>{say(problemWords.problem)}</Th>
          <Th className="w-24 text-right sm:w-28">{say(problemWords.runs)}</Th>
          <Th className="w-24 text-right max-md:hidden">{say(problemWords.orders)}</Th>
          <Th className="w-32 max-lg:hidden">{say(problemWords.first)}</Th>
          <Th className="w-32 max-sm:hidden">{say(problemWords.last)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((problem) => (
            <Tr key={problem.id}>
              <Td className="py-2">
                <RowLink href={`/problems/${problem.id}`} className="block truncate">
                  {problemPlace(problem, say, kinds)}
                </RowLink>
                <span className="block truncate text-muted" lang={line(problem) === problem.message ? "en" : undefined}>
                  {line(problem)}
                </span>
              </Td>
              <Td className="tabular text-right">{number.format(problem.count)}</Td>
              <Td className="tabular text-right text-muted max-md:hidden">{problem.orders > 0 ? number.format(problem.orders) : "–"}</Td>
              <Td className="truncate text-muted max-lg:hidden">
                <RelativeTime at={problem.firstAt} narrow />
              </Td>
              <Td className="truncate text-muted max-sm:hidden">
                <RelativeTime at={problem.lastAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}
