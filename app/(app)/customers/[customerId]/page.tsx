import type { Metadata } from "next";
import { CustomerFacts, CustomerHistory } from "#components/customers/customer-facts.tsx";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { EntityTimeline } from "#components/history/entity-timeline.tsx";
import { saying } from "#components/language/saying.ts";
import { OrderList } from "#components/orders/order-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { customersWords } from "#lib/language/stock.ts";
import { askedCustomer } from "./asked-customer.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(customersWords.title) };
}

export default async function CustomerPage({ params }: { params: Promise<{ customerId: string }> }) {
  const say = await saying();
  const customer = await askedCustomer((await params).customerId);
  return (
    <Page>
      <Crumb label={customer.name || customer.id} />
      <PageHeader title={customer.name || say(customersWords.unnamed)} description={customer.email || null} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex min-w-0 flex-col gap-6">
          {customer.orders.items.length > 0 ? (
            <Section title={say(customersWords.orders)}>
              <OrderList first={customer.orders} query={`customer=${encodeURIComponent(customer.id)}`} />
            </Section>
          ) : null}
          <Section title={say(customersWords.timeline)}>
            <EntityTimeline key={customer.id} path={`/customers/${encodeURIComponent(customer.id)}`} first={customer.timeline} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6 max-lg:order-first">
          <Section title={say(customersWords.history)}>
            <Card>
              <CustomerHistory history={customer.history} />
            </Card>
          </Section>
          <Section title={say(customersWords.details)}>
            <Card>
              <CustomerFacts customer={customer} />
            </Card>
          </Section>
        </div>
      </div>
    </Page>
  );
}
