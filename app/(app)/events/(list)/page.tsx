import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { ActivityTabs } from "#components/history/activity-tabs.tsx";
import { EventList } from "#components/history/event-list.tsx";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listEvents } from "#engine/queries/list-events.ts";
import { listSources } from "#engine/queries/list-sources.ts";
import { eventListQuery, origins } from "#lib/api/events.ts";
import { eventTypes } from "#lib/commerce/event.ts";
import { activityWords, originWords } from "#lib/language/activity.ts";
import { eventWords } from "#lib/language/events.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(activityWords.events) };
}

export default async function EventsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = eventListQuery.safeParse(filtersFrom(await searchParams, ["type", "source", "origin", "entity"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const [first, sources] = await Promise.all([listEvents(actor, filters), listSources(actor, {})]);
  const empty = first.items.length === 0 && query === "";
  return (
    <Page wide>
      <PageHeader title={say(activityWords.title)} description={say(activityWords.eventsText)} />
      <ActivityTabs />
      {empty ? (
        <EmptyState
          picture={<RowsPicture />}
          title={say(activityWords.emptyEvents)}
          action={
            <ButtonLink href="/connections?new" look="primary">
              {say(activityWords.emptyEventsAction)}
            </ButtonLink>
          }
        >
          {say(activityWords.emptyEventsText)}
        </EmptyState>
      ) : (
        <>
          <Filters
            filters={[
              {
                name: "type",
                label: say(activityWords.event),
                any: say(activityWords.anyType),
                items: [
                  ...eventTypes.map((value) => ({ value, label: say(eventWords[value]) })),
                  { value: "other", label: say(activityWords.unknownEvent) },
                ],
              },
              {
                name: "source",
                label: say(activityWords.source),
                any: say(activityWords.anySource),
                items: sources.items.map((source) => ({ value: source.id, label: source.name })),
              },
              {
                name: "origin",
                label: say(activityWords.cameBy),
                any: say(activityWords.anyOrigin),
                items: origins.map((value) => ({ value, label: say(originWords[value]) })),
              },
            ]}
          />
          {first.items.length === 0 ? <NothingFits /> : <EventList key={query} first={first} query={query} />}
        </>
      )}
    </Page>
  );
}
