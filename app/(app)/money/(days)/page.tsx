import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { currentLocale, saying } from "#components/language/saying.ts";
import { DayList } from "#components/money/day-list.tsx";
import { FetchStatement } from "#components/money/fetch-statement.tsx";
import { freshKey } from "#components/money/fresh-key.ts";
import { ImportStatement } from "#components/money/import-statement.tsx";
import { MoneyTabs } from "#components/money/money-tabs.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listConnections } from "#engine/queries/list-connections.ts";
import { listMoneyDays } from "#engine/queries/list-money-days.ts";
import { statementProviders } from "#engine/queries/list-statements.ts";
import { moneyDayQuery } from "#lib/api/money.ts";
import { moneyWords } from "#lib/language/money.ts";
import { limits } from "#lib/limits.ts";
import { providerName } from "#lib/reconcile/names.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(moneyWords.title) };
}

export default async function MoneyPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const locale = await currentLocale();
  const asked = moneyDayQuery.safeParse(filtersFrom(await searchParams, ["provider", "currency"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const [first, providers, connections] = await Promise.all([
    listMoneyDays(actor, filters),
    statementProviders(actor),
    listConnections(actor, { limit: limits.pageRowsMax }),
  ]);
  const giving = connections.items.filter(({ kind }) => kind === "wechat-pay" || kind === "alipay").map(({ id, name }) => ({ id, name }));
  const isNew = providers.length === 0;
  const editor = mayEdit(actor.role);
  // by Beijing's calendar
  const yesterday = new Date(Date.now() - 16 * 3_600_000).toISOString().slice(0, 10);
  const ways = (
    <>
      {giving.length > 0 ? <FetchStatement connections={giving} yesterday={yesterday} /> : null}
      <ImportStatement />
    </>
  );
  return (
    <Page wide>
      <PageHeader title={say(moneyWords.title)} description={say(moneyWords.text)} actions={editor && !isNew ? ways : undefined} />
      <MoneyTabs />
      {isNew ? (
        <EmptyState picture={<RowsPicture />} title={say(moneyWords.emptyTitle)} action={editor ? ways : undefined}>
          {say(moneyWords.emptyText)}
        </EmptyState>
      ) : (
        <>
          <Filters
            filters={[
              {
                name: "provider",
                label: say(moneyWords.provider),
                any: say(moneyWords.anyProvider),
                items: providers.map((value) => ({ value, label: providerName(value, locale) })),
              },
            ]}
          />
          {first.items.length === 0 ? <NothingFits /> : <DayList key={freshKey(query, first.items)} first={first} query={query} />}
        </>
      )}
    </Page>
  );
}
