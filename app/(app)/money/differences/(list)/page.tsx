import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { currentLocale, saying } from "#components/language/saying.ts";
import { DifferenceList } from "#components/money/difference-list.tsx";
import { freshKey } from "#components/money/fresh-key.ts";
import { ImportStatement } from "#components/money/import-statement.tsx";
import { MoneyTabs } from "#components/money/money-tabs.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listMoneyDifferences } from "#engine/queries/list-money-differences.ts";
import { statementProviders } from "#engine/queries/list-statements.ts";
import { differenceListQuery, differenceStates } from "#lib/api/money.ts";
import { differenceListWords, differenceNames, differenceStateWords } from "#lib/language/difference-names.ts";
import { moneyWords } from "#lib/language/money.ts";
import { differenceKinds } from "#lib/reconcile/difference.ts";
import { providerName } from "#lib/reconcile/names.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(moneyWords.differences) };
}

export default async function DifferencesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const locale = await currentLocale();
  const asked = differenceListQuery.safeParse(filtersFrom(await searchParams, ["state", "kind", "provider", "day"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const [first, providers] = await Promise.all([listMoneyDifferences(actor, filters), statementProviders(actor)]);
  return (
    <Page wide>
      <PageHeader
        title={say(moneyWords.title)}
        description={say(differenceListWords.text)}
        actions={mayEdit(actor.role) ? <ImportStatement look="plain" /> : undefined}
      />
      <MoneyTabs />
      <Filters
        filters={[
          {
            name: "state",
            label: say(differenceListWords.state),
            any: say(differenceStateWords.open),
            items: differenceStates
              .filter((value) => value !== "open")
              .map((value) => ({ value, label: say(differenceStateWords[value]) })),
          },
          {
            name: "kind",
            label: say(differenceListWords.kind),
            any: say(differenceListWords.anyKind),
            items: differenceKinds.map((value) => ({ value, label: say(differenceNames[value]) })),
          },
          {
            name: "provider",
            label: say(moneyWords.provider),
            any: say(moneyWords.anyProvider),
            items: providers.map((value) => ({ value, label: providerName(value, locale) })),
          },
          ...(filters.day
            ? [{ name: "day", label: say(moneyWords.day), any: say(moneyWords.day), items: [{ value: filters.day, label: filters.day }] }]
            : []),
        ]}
      />
      {first.items.length > 0 ? (
        <DifferenceList key={freshKey(query, first.items)} first={first} query={query} />
      ) : query === "" ? (
        <EmptyState title={say(differenceListWords.noneTitle)}>{say(differenceListWords.noneText)}</EmptyState>
      ) : (
        <NothingFits />
      )}
    </Page>
  );
}
