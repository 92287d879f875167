import type { Metadata } from "next";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Card, Page } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { currentLocale, saying } from "#components/language/saying.ts";
import { DifferenceActions } from "#components/money/difference-actions.tsx";
import { DifferenceSides } from "#components/money/difference-sides.tsx";
import { Day, DifferenceState, Provider } from "#components/money/names.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { moneyWords } from "#lib/language/money.ts";
import { differenceWordsOnPage as words } from "#lib/language/money-differences.ts";
import { differenceSentence } from "#lib/reconcile/sentence.ts";
import { reading } from "../../../../reading.ts";
import { askedDifference } from "./asked-difference.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(moneyWords.differences) };
}

export default async function DifferencePage({ params }: { params: Promise<{ differenceId: string }> }) {
  const actor = await reading();
  const say = await saying();
  const difference = await askedDifference((await params).differenceId);
  const told = differenceSentence(difference, await currentLocale());
  const about = difference.order?.number || difference.merchantNo;
  const title = about ? `${told.name} · ${about}` : told.name;
  return (
    <Page className="flex flex-col gap-6">
      <Crumb label={title} />
      <PageHeader
        title={title}
        beside={<DifferenceState state={difference.state} />}
        className="pb-0!"
        description={
          <span className="flex flex-wrap gap-x-2">
            <Provider provider={difference.provider} />
            <span aria-hidden>·</span>
            <Day day={difference.day} />
          </span>
        }
        actions={mayEdit(actor.role) ? <DifferenceActions difference={difference} /> : undefined}
      />
      {difference.state === "open" ? null : (
        <Notice tone="good" title={difference.settledBy ? say(words.settledBy, { name: difference.settledBy }) : say(words.settledAlone)}>
          {difference.reason ? <p>{difference.reason}</p> : null}
          {difference.settledAt ? <RelativeTime at={difference.settledAt} /> : null}
        </Notice>
      )}
      <Card className="flex flex-col gap-3 p-5">
        <p className="text-pretty">{told.text}</p>
        <div>
          <h2 className="font-semibold text-sm">{say(words.whatToDo)}</h2>
          <p className="mt-0.5 text-pretty text-muted">{told.advice}</p>
        </div>
      </Card>
      <DifferenceSides difference={difference} />
    </Page>
  );
}
