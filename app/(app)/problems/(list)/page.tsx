import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { ActivityTabs } from "#components/history/activity-tabs.tsx";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { ProblemList } from "#components/problems/problem-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listFlows } from "#engine/queries/list-flows.ts";
import { listProblems } from "#engine/queries/list-problems.ts";
import { problemListQuery } from "#lib/api/problems.ts";
import { activityWords } from "#lib/language/activity.ts";
import { problemStateWords, problemWords } from "#lib/language/problems.ts";
import { limits } from "#lib/limits.ts";
import { problemStates } from "#lib/problem/state.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(problemWords.title) };
}

const emptyWords = {
  open: [problemWords.emptyOpen, problemWords.emptyOpenText],
  muted: [problemWords.emptyMuted, problemWords.emptyMutedText],
  resolved: [problemWords.emptyResolved, problemWords.emptyResolvedText],
} as const;

export default async function ProblemsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = problemListQuery.safeParse(filtersFrom(await searchParams, ["state", "flowId"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)])));
  const [first, flows] = await Promise.all([listProblems(actor, filters), listFlows(actor, { limit: limits.pageRows })]);
  const [title, text] = emptyWords[filters.state ?? "open"];
  return (
    <Page wide>
      <PageHeader title={say(activityWords.title)} description={say(problemWords.text)} />
      <ActivityTabs />
      <Filters
        filters={[
          {
            name: "state",
            label: say(activityWords.status),
            any: say(problemStateWords.open),
            items: problemStates.filter((value) => value !== "open").map((value) => ({ value, label: say(problemStateWords[value]) })),
          },
          {
            name: "flowId",
            label: say(activityWords.flow),
            any: say(activityWords.anyFlow),
            items: flows.items.map((flow) => ({ value: flow.id, label: flow.name })),
          },
        ]}
      />
      {first.items.length > 0 ? (
        <ProblemList key={query} first={first} query={query} />
      ) : filters.flowId ? (
        <NothingFits />
      ) : (
        <EmptyState
          picture={<RowsPicture />}
          title={say(title)}
          action={filters.state ? null : <ButtonLink href="/settings/alerts">{say(problemWords.emptyAction)}</ButtonLink>}
        >
          {say(text)}
        </EmptyState>
      )}
    </Page>
  );
}
