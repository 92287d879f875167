import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { saying } from "#components/language/saying.ts";
import { freshKey } from "#components/money/fresh-key.ts";
import { ImportStatement } from "#components/money/import-statement.tsx";
import { MoneyTabs } from "#components/money/money-tabs.tsx";
import { StatementList } from "#components/money/statement-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listStatements } from "#engine/queries/list-statements.ts";
import { moneyWords } from "#lib/language/money.ts";
import { statementWords } from "#lib/language/money-statements.ts";
import { reading } from "../../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(moneyWords.statements) };
}

export default async function StatementsPage() {
  const actor = await reading();
  const say = await saying();
  const first = await listStatements(actor, {});
  const editor = mayEdit(actor.role);
  const isEmpty = first.items.length === 0;
  return (
    <Page wide>
      <PageHeader
        title={say(moneyWords.title)}
        description={say(statementWords.text)}
        actions={editor && !isEmpty ? <ImportStatement /> : undefined}
      />
      <MoneyTabs />
      {isEmpty ? (
        <EmptyState picture={<RowsPicture />} title={say(moneyWords.emptyTitle)} action={editor ? <ImportStatement /> : undefined}>
          {say(moneyWords.emptyText)}
        </EmptyState>
      ) : (
        <StatementList key={freshKey("", first.items)} first={first} query="" />
      )}
    </Page>
  );
}
