import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { ActivityTabs } from "#components/history/activity-tabs.tsx";
import { ExportRuns } from "#components/history/export-runs.tsx";
import { Filters } from "#components/history/filters.tsx";
import { ManyRuns } from "#components/history/many-runs.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { RunList } from "#components/history/run-list.tsx";
import { saying } from "#components/language/saying.ts";
import { QueueLine } from "#components/operations/queue-line.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listFlows } from "#engine/queries/list-flows.ts";
import { listRuns } from "#engine/queries/list-runs.ts";
import { getQueue } from "#engine/queries/queue-progress.ts";
import { jobFilter } from "#lib/api/jobs.ts";
import { runListQuery } from "#lib/api/runs.ts";
import { activityWords, runStatusWords } from "#lib/language/activity.ts";
import { pastWords } from "#lib/language/past.ts";
import { runListWords } from "#lib/language/run-list.ts";
import { versionsWords } from "#lib/language/versions.ts";
import { limits } from "#lib/limits.ts";
import { runStatuses } from "#lib/run/journal.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(activityWords.runs) };
}

const spans = [
  { hours: 1, label: runListWords.lastHour },
  { hours: 24, label: runListWords.lastDay },
  { hours: 7 * 24, label: runListWords.lastWeek },
  { hours: 30 * 24, label: runListWords.lastMonth },
];

export default async function RunsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = runListQuery.safeParse(
    filtersFrom(await searchParams, ["flowId", "version", "status", "search", "entity", "parent", "failureCode", "problem", "since"]),
  );
  const filters = asked.success ? asked.data : {};
  const query = queryOf(Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)])));
  const [first, flows, queue] = await Promise.all([
    listRuns(actor, filters),
    listFlows(actor, { limit: limits.pageRows }),
    getQueue(actor),
  ]);
  const empty = first.items.length === 0 && query === "";
  const isNarrow = query !== "" && !filters.search && filters.status !== "queued";
  const withAll = asked.success && isNarrow && first.items.length > 0 && mayEdit(actor.role);
  // asked for by a link from a flow's versions; there is none to choose before a flow is
  const versionFilter = filters.version
    ? [
        {
          name: "version",
          label: say(versionsWords.version),
          any: say(versionsWords.anyVersion),
          items: [{ value: String(filters.version), label: `v${filters.version}` }],
        },
      ]
    : [];
  return (
    <Page wide>
      <PageHeader title={say(activityWords.title)} description={say(activityWords.runsText)} />
      <ActivityTabs />
      {empty ? (
        <EmptyState
          picture={<RowsPicture />}
          title={say(activityWords.emptyRuns)}
          action={
            <ButtonLink href="/flows" look="primary">
              {say(activityWords.emptyRunsAction)}
            </ButtonLink>
          }
        >
          {say(activityWords.emptyRunsText)}
        </EmptyState>
      ) : (
        <>
          <QueueLine queue={queue} className="mb-3" />
          <div className="flex flex-wrap items-start justify-between gap-x-4">
            <Filters
              search={{ name: "search", placeholder: say(pastWords.searchHint) }}
              filters={[
                {
                  name: "status",
                  label: say(activityWords.status),
                  any: say(activityWords.anyStatus),
                  items: runStatuses.map((value) => ({ value, label: say(runStatusWords[value]) })),
                },
                {
                  name: "flowId",
                  label: say(activityWords.flow),
                  any: say(activityWords.anyFlow),
                  items: flows.items.map((flow) => ({ value: flow.id, label: flow.name })),
                },
                {
                  name: "since",
                  label: say(runListWords.since),
                  any: say(runListWords.anySince),
                  isAgo: true,
                  items: spans.map(({ hours, label }) => ({ value: String(hours * 3_600_000), label: say(label) })),
                },
                ...versionFilter,
              ]}
            />
            <div className="flex items-center gap-2 pb-3">
              {withAll ? <ManyRuns key={query} filter={jobFilter.parse(filters)} /> : null}
              {first.items.length > 0 ? <ExportRuns query={query} /> : null}
            </div>
          </div>
          {first.items.length === 0 ? (
            <NothingFits />
          ) : (
            <RunList
              key={query}
              first={first}
              query={query}
              filter={isNarrow ? jobFilter.parse(filters) : null}
              mayEdit={mayEdit(actor.role)}
            />
          )}
        </>
      )}
    </Page>
  );
}
