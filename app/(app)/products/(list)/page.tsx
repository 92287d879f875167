import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { ProductList } from "#components/products/product-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listProducts } from "#engine/queries/list-products.ts";
import { productListQuery } from "#lib/api/products.ts";
import { productsWords } from "#lib/language/products.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(productsWords.title) };
}

export default async function ProductsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = productListQuery.safeParse(filtersFrom(await searchParams, ["state", "search"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const first = await listProducts(actor, filters);
  return (
    <Page wide>
      <PageHeader title={say(productsWords.title)} description={say(productsWords.text)} />
      {first.items.length === 0 && query === "" ? (
        <EmptyState
          picture={<RowsPicture />}
          title={say(productsWords.emptyTitle)}
          action={
            <ButtonLink href="/connections?new" look="primary">
              {say(productsWords.emptyAction)}
            </ButtonLink>
          }
        >
          {say(productsWords.emptyText)}
        </EmptyState>
      ) : (
        <>
          <Filters
            search={{ name: "search", placeholder: say(productsWords.search) }}
            filters={[
              {
                name: "state",
                label: say(productsWords.state),
                any: say(productsWords.anyState),
                items: (["on-sale", "off-sale", "deleted"] as const).map((value) => ({ value, label: say(productsWords.states[value]) })),
              },
            ]}
          />
          {first.items.length === 0 ? <NothingFits /> : <ProductList key={query} first={first} query={query} />}
        </>
      )}
    </Page>
  );
}
