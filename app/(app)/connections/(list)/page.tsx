import type { Metadata } from "next";
import { ConnectionTabs } from "#components/connections/connection-tabs.tsx";
import { ConnectionsView } from "#components/connections/connections-view.tsx";
import { kindNames, schemeFacts } from "#components/connections/kind-facts.ts";
import { Page } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { saying } from "#components/language/saying.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listConnections } from "#engine/queries/list-connections.ts";
import { listSources } from "#engine/queries/list-sources.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { limits } from "#lib/limits.ts";
import { reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(connectionsWords.title) };
}

export default async function ConnectionsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const all = { limit: limits.pageRowsMax };
  const [search, sources, connections] = await Promise.all([searchParams, listSources(actor, all), listConnections(actor, all)]);
  return (
    <Page>
      <PageHeader title={say(connectionsWords.title)} description={say(connectionsWords.text)} />
      <ConnectionTabs />
      <ConnectionsView
        sources={sources.items}
        connections={connections.items}
        schemes={schemeFacts(sources.items.map(({ scheme }) => scheme))}
        kinds={kindNames(connections.items.map(({ kind }) => kind))}
        mayEdit={mayEdit(actor.role)}
        adding={search["new"] !== undefined}
      />
    </Page>
  );
}
