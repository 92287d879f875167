import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { ChangeStock } from "#components/stock/change-stock.tsx";
import { StockList } from "#components/stock/stock-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listStock } from "#engine/queries/list-stock.ts";
import { stockListQuery } from "#lib/api/stock.ts";
import { stockWords } from "#lib/language/stock.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(stockWords.title) };
}

export default async function StockPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = stockListQuery.safeParse(filtersFrom(await searchParams, ["state", "search"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const first = await listStock(actor, filters);
  const mayChange = actor.role !== "viewer";
  const isEmpty = first.items.length === 0 && query === "";
  return (
    <Page wide>
      <PageHeader
        title={say(stockWords.title)}
        description={say(stockWords.text)}
        actions={mayChange && !isEmpty ? <ChangeStock sku={null} places={[]} /> : null}
      />
      {isEmpty ? (
        <EmptyState
          picture={<RowsPicture />}
          title={say(stockWords.emptyTitle)}
          action={mayChange ? <ChangeStock sku={null} places={[]} look="primary" /> : null}
        >
          {say(stockWords.emptyText)}
        </EmptyState>
      ) : (
        <>
          <Filters
            search={{ name: "search", placeholder: say(stockWords.search) }}
            filters={[
              {
                name: "state",
                label: say(stockWords.state),
                any: say(stockWords.anyState),
                items: (["low", "none", "short"] as const).map((value) => ({ value, label: say(stockWords[value]) })),
              },
            ]}
          />
          {first.items.length === 0 ? <NothingFits /> : <StockList key={query} first={first} query={query} />}
        </>
      )}
    </Page>
  );
}
