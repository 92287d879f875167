import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { OrderList } from "#components/orders/order-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listOrders } from "#engine/queries/list-orders.ts";
import { orderListQuery } from "#lib/api/orders.ts";
import { orderStatuses } from "#lib/commerce/order.ts";
import { orderStatusWords } from "#lib/language/order-status.ts";
import { ordersWords } from "#lib/language/orders.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(ordersWords.title) };
}

export default async function OrdersPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = orderListQuery.safeParse(filtersFrom(await searchParams, ["status", "tag", "customer", "search"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const first = await listOrders(actor, filters);
  const customerName = filters.customer ? first.items[0]?.customer?.name : undefined;
  return (
    <Page wide>
      <PageHeader title={say(ordersWords.title)} description={say(ordersWords.text)} />
      {first.items.length === 0 && query === "" ? (
        <EmptyState
          picture={<RowsPicture />}
          title={say(ordersWords.emptyTitle)}
          action={
            <ButtonLink href="/connections?new" look="primary">
              {say(ordersWords.emptyAction)}
            </ButtonLink>
          }
        >
          {say(ordersWords.emptyText)}
        </EmptyState>
      ) : (
        <>
          <Filters
            search={{ name: "search", placeholder: say(ordersWords.search) }}
            filters={[
              {
                name: "status",
                label: say(ordersWords.status),
                any: say(ordersWords.anyStatus),
                items: orderStatuses.map((value) => ({ value, label: say(orderStatusWords[value]) })),
              },
              ...(filters.customer
                ? [
                    {
                      name: "customer",
                      label: say(ordersWords.customer),
                      any: say(ordersWords.anyCustomer),
                      items: [{ value: filters.customer, label: customerName || filters.customer }],
                    },
                  ]
                : []),
              ...(filters.tag
                ? [
                    {
                      name: "tag",
                      label: say(ordersWords.tag),
                      any: say(ordersWords.anyTag),
                      items: [{ value: filters.tag, label: filters.tag }],
                    },
                  ]
                : []),
            ]}
          />
          {first.items.length === 0 ? <NothingFits /> : <OrderList key={query} first={first} query={query} />}
        </>
      )}
    </Page>
  );
}
