import type { Metadata } from "next";
import { CustomerList } from "#components/customers/customer-list.tsx";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listCustomers } from "#engine/queries/list-customers.ts";
import { customerListQuery } from "#lib/api/shop.ts";
import { customersWords } from "#lib/language/stock.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(customersWords.title) };
}

export default async function CustomersPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = customerListQuery.safeParse(filtersFrom(await searchParams, ["search"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const first = await listCustomers(actor, filters);
  return (
    <Page wide>
      <PageHeader title={say(customersWords.title)} description={say(customersWords.text)} />
      {first.items.length === 0 && query === "" ? (
        <EmptyState
          picture={<RowsPicture />}
          title={say(customersWords.emptyTitle)}
          action={
            <ButtonLink href="/connections?new" look="primary">
              {say(customersWords.emptyAction)}
            </ButtonLink>
          }
        >
          {say(customersWords.emptyText)}
        </EmptyState>
      ) : (
        <>
          <Filters search={{ name: "search", placeholder: say(customersWords.search) }} filters={[]} />
          {first.items.length === 0 ? <NothingFits /> : <CustomerList key={query} first={first} query={query} />}
        </>
      )}
    </Page>
  );
}
