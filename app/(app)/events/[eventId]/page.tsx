import type { Metadata } from "next";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { EventFacts } from "#components/history/event-facts.tsx";
import { eventName } from "#components/history/event-name.ts";
import { RunTable } from "#components/history/run-list.tsx";
import { saying } from "#components/language/saying.ts";
import { Chip } from "#components/ui/badge.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { activityWords } from "#lib/language/activity.ts";
import { askedEvent } from "./asked-event.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(activityWords.events) };
}

export default async function EventPage({ params }: { params: Promise<{ eventId: string }> }) {
  const say = await saying();
  const event = await askedEvent((await params).eventId);
  const headers = Object.entries(event.headers);
  return (
    <Page className="flex flex-col gap-6">
      <Crumb label={say(eventName(event.type))} />
      <PageHeader
        title={say(eventName(event.type))}
        beside={event.topic ? <Chip className="font-mono">{event.topic}</Chip> : null}
        description={<EventFacts event={event} />}
        className="pb-0!"
      />
      <Section title={say(activityWords.startedRuns)}>
        {event.runs.length > 0 ? (
          <RunTable runs={event.runs} label={say(activityWords.startedRuns)} />
        ) : (
          <Card className="px-4 py-3 text-muted">
            {say(event.origin === "import" ? activityWords.startedPast : activityWords.startedNone)}
          </Card>
        )}
      </Section>
      <div className="grid gap-6 lg:grid-cols-2">
        <Section title={say(activityWords.meaning)}>
          <CodeBlock value={event.meaning} label={say(activityWords.meaning)} maxHeight="34rem" />
        </Section>
        <Section
          title={say(activityWords.rawBody)}
          aside={<span className="tabular text-faint text-xs">{say(activityWords.bytes, { n: event.bytes })}</span>}
        >
          <CodeBlock value={event.body ?? event.raw} label={say(activityWords.rawBody)} maxHeight="34rem" />
        </Section>
      </div>
      {headers.length > 0 ? (
        <Section title={say(activityWords.headers)}>
          <Card className="overflow-x-auto px-4 py-2">
            <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1 text-sm">
              {headers.map(([name, value]) => (
                <div key={name} className="contents">
                  <dt className="text-muted">{name}</dt>
                  <dd className="min-w-0 break-words font-mono text-xs leading-5">{value}</dd>
                </div>
              ))}
            </dl>
          </Card>
        </Section>
      ) : null}
    </Page>
  );
}
