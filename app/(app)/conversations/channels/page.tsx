import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { ChannelCard } from "#components/conversations/channel-card.tsx";
import { ChannelOpener } from "#components/conversations/channel-opener.tsx";
import { ServiceTabs } from "#components/conversations/service-tabs.tsx";
import { Page } from "#components/frame/page.tsx";
import { CablePicture } from "#components/frame/pictures.tsx";
import { saying } from "#components/language/saying.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listChannels } from "#engine/queries/list-channels.ts";
import { channelsWords as words } from "#lib/language/channels.ts";
import { conversationsWords } from "#lib/language/conversations.ts";
import { reading } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(words.title) };
}

export default async function ChannelsPage() {
  const actor = await reading();
  const say = await saying();
  const { items } = await listChannels(actor);
  const mayWrite = actor.role !== "viewer";
  const add = mayWrite ? (
    <ChannelOpener
      trigger={
        <Button look="primary">
          <Plus aria-hidden />
          {say(words.add)}
        </Button>
      }
    />
  ) : null;
  return (
    <Page>
      <PageHeader title={say(conversationsWords.title)} className="pb-2" actions={items.length === 0 ? null : add} />
      <ServiceTabs />
      {items.length === 0 ? (
        <EmptyState picture={<CablePicture />} title={say(words.emptyTitle)} action={add}>
          {say(words.emptyText)}
        </EmptyState>
      ) : (
        <>
          <p className="mb-5 max-w-2xl text-base text-muted">{say(words.text)}</p>
          <ul className="grid gap-4 md:grid-cols-2">
            {items.map((channel) => (
              <li key={channel.id} className="flex min-w-0 flex-col *:flex-1">
                <ChannelCard channel={channel} mayWrite={mayWrite} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
