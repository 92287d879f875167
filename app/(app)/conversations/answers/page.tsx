import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { AnswerList } from "#components/conversations/answer-list.tsx";
import { AnswerOpener } from "#components/conversations/answer-opener.tsx";
import { ImportAnswers } from "#components/conversations/import-answers.tsx";
import { ProposedAnswers } from "#components/conversations/proposed-answers.tsx";
import { ServiceTabs } from "#components/conversations/service-tabs.tsx";
import { TryQuestion } from "#components/conversations/try-question.tsx";
import { Page } from "#components/frame/page.tsx";
import { MessagesPicture } from "#components/frame/pictures.tsx";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { currentLocale, saying } from "#components/language/saying.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listAnswers } from "#engine/queries/list-answers.ts";
import { answerListQuery } from "#lib/api/service.ts";
import { answersWords as words } from "#lib/language/answer-list.ts";
import { conversationsWords } from "#lib/language/conversations.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(words.title) };
}

export default async function AnswersPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const isChinese = (await currentLocale()) === "zh";
  const asked = answerListQuery.safeParse(filtersFrom(await searchParams, ["search", "state"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const mayWrite = actor.role !== "viewer";
  const [first, proposed] = await Promise.all([
    listAnswers(actor, { ...filters, state: filters.state ?? "known" }),
    listAnswers(actor, { state: "proposed" }),
  ]);
  const isEmpty = first.items.length === 0 && query === "";
  const add = (
    <AnswerOpener
      trigger={
        <Button look="primary">
          <Plus aria-hidden />
          {say(words.add)}
        </Button>
      }
    />
  );
  return (
    <Page>
      <PageHeader
        title={say(conversationsWords.title)}
        className="pb-2"
        actions={
          mayWrite ? (
            <>
              <ImportAnswers />
              {isEmpty ? null : add}
            </>
          ) : null
        }
      />
      <ServiceTabs />
      {isEmpty ? null : <p className="mb-5 max-w-2xl text-base text-muted">{say(words.text)}</p>}
      {proposed.items.length > 0 ? <ProposedAnswers items={proposed.items} mayWrite={mayWrite} isChinese={isChinese} /> : null}
      {isEmpty ? (
        <EmptyState picture={<MessagesPicture />} title={say(words.emptyTitle)} action={mayWrite ? add : undefined}>
          {say(words.emptyText)}
        </EmptyState>
      ) : (
        <>
          <TryQuestion />
          <Filters search={{ name: "search", placeholder: say(words.search) }} filters={[]} />
          {first.items.length === 0 ? (
            <NothingFits />
          ) : (
            <AnswerList key={query} first={first} query={query} mayWrite={mayWrite} isChinese={isChinese} />
          )}
        </>
      )}
    </Page>
  );
}
