import type { Metadata } from "next";
import { Composer } from "#components/conversations/composer.tsx";
import { ConversationBar } from "#components/conversations/conversation-bar.tsx";
import { ConversationFacts } from "#components/conversations/conversation-facts.tsx";
import { ConversationList } from "#components/conversations/conversation-list.tsx";
import { Thread } from "#components/conversations/thread.tsx";
import { Crumb } from "#components/frame/crumbs.tsx";
import { saying } from "#components/language/saying.ts";
import { listConversations } from "#engine/queries/list-conversations.ts";
import { listMembers } from "#engine/queries/list-members.ts";
import { suggestAnswers } from "#engine/queries/suggest-answers.ts";
import { conversationListQuery } from "#lib/api/service.ts";
import { conversationsWords as words } from "#lib/language/conversations.ts";
import { filtersFrom, reading, type Search } from "../../../reading.ts";
import { askedConversation } from "./asked-conversation.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(words.title) };
}

interface Asked {
  params: Promise<{ conversationId: string }>;
  searchParams: Promise<Search>;
}

export default async function ConversationPage({ params, searchParams }: Asked) {
  const actor = await reading();
  const say = await saying();
  const conversation = await askedConversation((await params).conversationId);
  const asked = conversationListQuery.safeParse(filtersFrom(await searchParams, ["view"]));
  const view = (asked.success ? asked.data.view : undefined) ?? "open";
  const mayWrite = actor.role !== "viewer";
  const [first, suggestions, team] = await Promise.all([
    listConversations(actor, { view }),
    mayWrite ? suggestAnswers(actor, { id: conversation.id }) : { items: [] },
    listMembers(actor),
  ]);
  const people = team.members.map(({ userId, name }) => ({ userId, name }));
  return (
    <div className="grid h-full min-h-0 lg:grid-cols-[320px_minmax(0,1fr)] xl:grid-cols-[320px_minmax(0,1fr)_280px]">
      <Crumb label={conversation.name || say(words.unknownCustomer)} />
      <aside className="min-h-0 overflow-y-auto border-line border-r max-lg:hidden">
        <ConversationList key={view} first={first} view={view} here={conversation} />
      </aside>
      <section className="flex min-h-0 min-w-0 flex-col">
        <ConversationBar conversation={conversation} view={view} people={people} mayWrite={mayWrite} />
        <div className="min-h-0 flex-1 overflow-y-auto">
          <div className="xl:hidden">
            <details className="border-line border-b">
              <summary className="cursor-pointer px-5 py-2 text-muted text-sm">
                {say(words.customer)} · {say(words.orders)}
              </summary>
              <ConversationFacts conversation={conversation} />
            </details>
          </div>
          <Thread conversation={conversation} mayWrite={mayWrite} />
        </div>
        {mayWrite ? <Composer key={conversation.id} conversation={conversation} suggestions={suggestions.items} /> : null}
      </section>
      <aside className="min-h-0 overflow-y-auto border-line border-l max-xl:hidden">
        <ConversationFacts conversation={conversation} />
      </aside>
    </div>
  );
}
