import type { Metadata } from "next";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Page } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { CheckAgain, DeleteStatement } from "#components/money/money-actions.tsx";
import { Days, Provider } from "#components/money/names.tsx";
import { StatementChecks, UnreadLines } from "#components/money/statement-checks.tsx";
import { StatementLines } from "#components/money/statement-lines.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listStatementLines } from "#engine/queries/list-statement-lines.ts";
import { lineListQuery } from "#lib/api/money.ts";
import { moneyWords } from "#lib/language/money.ts";
import { bookWords, lineKindWords, statementWords } from "#lib/language/money-statements.ts";
import { lineKinds } from "#lib/statement/line.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../../reading.ts";
import { askedStatement } from "./asked-statement.ts";

interface Props {
  params: Promise<{ statementId: string }>;
  searchParams: Promise<Search>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await askedStatement((await params).statementId)).name };
}

export default async function StatementPage({ params, searchParams }: Props) {
  const actor = await reading();
  const say = await saying();
  const statement = await askedStatement((await params).statementId);
  const asked = lineListQuery.safeParse(filtersFrom(await searchParams, ["kind", "open"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const first = await listStatementLines(actor, { ...filters, id: statement.id });
  return (
    <Page wide className="flex flex-col gap-4">
      <Crumb label={statement.name} />
      <PageHeader
        title={statement.name}
        className="pb-0!"
        beside={statement.open > 0 ? <Badge tone="warn">{say(moneyWords.toCheck, { n: statement.open })}</Badge> : undefined}
        description={
          <span className="flex flex-wrap gap-x-2">
            <Provider provider={statement.provider} />
            <span>{say(bookWords[statement.book])}</span>
            <span aria-hidden>·</span>
            <Days from={statement.from} to={statement.to} none={say(statementWords.noDays)} />
            {statement.repeats > 0 ? (
              <>
                <span aria-hidden>·</span>
                <span>{say(statementWords.repeats, { n: statement.repeats })}</span>
              </>
            ) : null}
          </span>
        }
        actions={
          mayEdit(actor.role) ? (
            <>
              <DeleteStatement id={statement.id} />
              {statement.from && statement.to ? <CheckAgain from={statement.from} to={statement.to} provider={statement.provider} /> : null}
            </>
          ) : undefined
        }
      />
      <StatementChecks cut={statement.cut} controls={statement.controls} />
      <UnreadLines lines={statement.unreadLines} />
      {statement.lines === 0 ? (
        <EmptyState title={say(statementWords.noDays)} />
      ) : (
        <div>
          <Filters
            filters={[
              {
                name: "kind",
                label: say(statementWords.kind),
                any: say(statementWords.anyKind),
                items: lineKinds.map((value) => ({ value, label: say(lineKindWords[value]) })),
              },
              {
                name: "open",
                label: say(statementWords.state),
                any: say(statementWords.all),
                items: [{ value: "true", label: say(statementWords.onlyOpen) }],
              },
            ]}
          />
          {first.items.length === 0 ? (
            <NothingFits />
          ) : (
            <StatementLines key={query} statementId={statement.id} first={first} query={query} />
          )}
        </div>
      )}
    </Page>
  );
}
