import type { Metadata } from "next";
import { MessageList } from "#components/conversations/message-list.tsx";
import { Page } from "#components/frame/page.tsx";
import { MessagesPicture } from "#components/frame/pictures.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listMessages } from "#engine/queries/list-messages.ts";
import { conversationsWords } from "#lib/language/orders.ts";
import { reading } from "../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(conversationsWords.title) };
}

export default async function ConversationsPage() {
  const actor = await reading();
  const say = await saying();
  const first = await listMessages(actor, {});
  return (
    <Page>
      <PageHeader title={say(conversationsWords.title)} description={say(conversationsWords.text)} />
      {first.items.length === 0 ? (
        <EmptyState
          picture={<MessagesPicture />}
          title={say(conversationsWords.emptyTitle)}
          action={<ButtonLink href="/">{say(conversationsWords.emptyAction)}</ButtonLink>}
        >
          {say(conversationsWords.emptyText)}
        </EmptyState>
      ) : (
        <>
          <Notice className="mb-4">{say(conversationsWords.honest)}</Notice>
          <MessageList first={first} />
        </>
      )}
    </Page>
  );
}
