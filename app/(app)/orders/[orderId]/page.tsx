import type { Metadata } from "next";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { EntityTimeline } from "#components/history/entity-timeline.tsx";
import { OrderStatusBadge } from "#components/history/order-status.tsx";
import { saying } from "#components/language/saying.ts";
import { OrderFacts } from "#components/orders/order-facts.tsx";
import { OrderItems } from "#components/orders/order-items.tsx";
import { OrderStanding } from "#components/orders/order-standing.tsx";
import { Chip } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { ordersWords } from "#lib/language/orders.ts";
import { askedOrder } from "./asked-order.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(ordersWords.title) };
}

export default async function OrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const say = await saying();
  const order = await askedOrder((await params).orderId);
  return (
    <Page>
      <Crumb label={order.number || order.id} />
      <PageHeader
        title={order.number || order.id}
        beside={
          <>
            <OrderStatusBadge status={order.status} />
            {order.document.test ? <Chip>{say(ordersWords.testOrder)}</Chip> : null}
          </>
        }
        description={
          <span className="flex flex-wrap gap-x-2">
            <Money amount={order.total} />
            <span aria-hidden>·</span>
            <span>{order.customer?.name || say(ordersWords.guest)}</span>
            <span aria-hidden>·</span>
            <RelativeTime at={order.placedAt} />
          </span>
        }
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-6">
          <Section title={say(ordersWords.timeline)}>
            <EntityTimeline key={order.id} path={`/orders/${encodeURIComponent(order.id)}`} first={order.timeline} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6 max-lg:order-first">
          <Section title={say(ordersWords.items)}>
            <Card>
              <OrderItems order={order.document} refunded={order.refunded} />
            </Card>
          </Section>
          <Section title={say(ordersWords.standing)}>
            <Card>
              <OrderStanding order={order} />
            </Card>
          </Section>
          <Section title={say(ordersWords.details)}>
            <Card>
              <OrderFacts order={order} />
            </Card>
          </Section>
        </div>
      </div>
    </Page>
  );
}
