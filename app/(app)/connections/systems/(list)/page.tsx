import type { Metadata } from "next";
import { ConnectionTabs } from "#components/connections/connection-tabs.tsx";
import { Page } from "#components/frame/page.tsx";
import { CablePicture } from "#components/frame/pictures.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { saying } from "#components/language/saying.ts";
import { AddSystem } from "#components/systems/add-system.tsx";
import { SystemList } from "#components/systems/system-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listApis } from "#engine/queries/list-apis.ts";
import { apisWords as words } from "#lib/language/apis.ts";
import { reading } from "../../../../reading.ts";
import { httpConnections } from "../http-connections.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(words.title) };
}

export default async function SystemsPage() {
  const actor = await reading();
  const say = await saying();
  const [{ items }, connections] = await Promise.all([listApis(actor), httpConnections(actor)]);
  const add = mayEdit(actor.role) ? <AddSystem connections={connections} /> : null;
  return (
    <Page>
      <PageHeader title={say(words.title)} description={say(words.text)} actions={items.length > 0 ? add : null} />
      <ConnectionTabs />
      {items.length === 0 ? (
        <EmptyState picture={<CablePicture />} title={say(words.emptyTitle)} action={add}>
          {say(words.emptyText)}
        </EmptyState>
      ) : (
        <SystemList apis={items} />
      )}
    </Page>
  );
}
