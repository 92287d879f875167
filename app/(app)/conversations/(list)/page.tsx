import type { Metadata } from "next";
import { ConversationList } from "#components/conversations/conversation-list.tsx";
import { ServiceTabs } from "#components/conversations/service-tabs.tsx";
import { Card, Page } from "#components/frame/page.tsx";
import { MessagesPicture } from "#components/frame/pictures.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listConversations } from "#engine/queries/list-conversations.ts";
import { conversationListQuery } from "#lib/api/service.ts";
import { conversationsWords as words } from "#lib/language/conversations.ts";
import { filtersFrom, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(words.title) };
}

export default async function ConversationsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = conversationListQuery.safeParse(filtersFrom(await searchParams, ["view"]));
  const view = (asked.success ? asked.data.view : undefined) ?? "open";
  const first = await listConversations(actor, { view });
  const isEmpty = first.items.length === 0 && (await listConversations(actor, { view: "all", limit: 1 })).items.length === 0;
  return (
    <Page>
      <PageHeader title={say(words.title)} className="pb-2" />
      <ServiceTabs />
      {isEmpty ? (
        <EmptyState
          picture={<MessagesPicture />}
          title={say(words.emptyTitle)}
          action={
            <ButtonLink href="/conversations/channels" look="primary">
              {say(words.emptyAction)}
            </ButtonLink>
          }
        >
          {say(words.emptyText)}
        </EmptyState>
      ) : (
        <Card className="overflow-hidden">
          <ConversationList key={view} first={first} view={view} />
        </Card>
      )}
    </Page>
  );
}
