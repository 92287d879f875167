import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { ActivityTabs } from "#components/history/activity-tabs.tsx";
import { EffectList } from "#components/history/effect-list.tsx";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listConnections } from "#engine/queries/list-connections.ts";
import { listEffects } from "#engine/queries/list-effects.ts";
import { listFlows } from "#engine/queries/list-flows.ts";
import { effectListQuery } from "#lib/api/effects.ts";
import { activityWords } from "#lib/language/activity.ts";
import { effectStateWords, ledgerWords } from "#lib/language/ledger.ts";
import { limits } from "#lib/limits.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(ledgerWords.title) };
}

const shown = ["in doubt", "intended", "done", "failed"] as const;
const spans = { hour: 1, day: 24, week: 24 * 7 } as const;

export default async function ActionsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const { time, ...given } = filtersFrom(await searchParams, ["state", "connectionId", "flowId", "runId", "since", "until", "time"]);
  const hours = time && Object.hasOwn(spans, time) ? spans[time as keyof typeof spans] : null;
  const since = hours === null ? {} : { since: new Date(Date.now() - hours * 3_600_000).toISOString() };
  const asked = effectListQuery.safeParse({ ...given, ...since });
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const [first, flows, connections] = await Promise.all([
    listEffects(actor, filters),
    listFlows(actor, { limit: limits.pageRows }),
    listConnections(actor, { limit: limits.pageRows }),
  ]);
  return (
    <Page wide>
      <PageHeader title={say(activityWords.title)} description={say(ledgerWords.text)} />
      <ActivityTabs />
      {first.items.length === 0 && query === "" ? (
        <EmptyState picture={<RowsPicture />} title={say(ledgerWords.empty)}>
          {say(ledgerWords.emptyText)}
        </EmptyState>
      ) : (
        <>
          <Filters
            filters={[
              {
                name: "state",
                label: say(ledgerWords.state),
                any: say(ledgerWords.anyState),
                items: shown.map((value) => ({ value, label: say(effectStateWords[value]) })),
              },
              {
                name: "connectionId",
                label: say(ledgerWords.connection),
                any: say(ledgerWords.anyConnection),
                items: connections.items.map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                name: "flowId",
                label: say(ledgerWords.flow),
                any: say(activityWords.anyFlow),
                items: flows.items.map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                name: "time",
                label: say(ledgerWords.time),
                any: say(ledgerWords.anyTime),
                items: [
                  { value: "hour", label: say(ledgerWords.lastHour) },
                  { value: "day", label: say(ledgerWords.lastDay) },
                  { value: "week", label: say(ledgerWords.lastWeek) },
                ],
              },
            ]}
          />
          {first.items.length === 0 ? (
            <NothingFits />
          ) : (
            <EffectList key={`${queryOf(given)} ${time ?? ""}`} first={first} query={query} mayEdit={mayEdit(actor.role)} />
          )}
        </>
      )}
    </Page>
  );
}
