"use client";
/** How an order stands, machine by machine, with the payments, refunds and parcels that made it so. */
import Link from "next/link";
import type { ReactNode } from "react";
import { useSay } from "#components/language/say.tsx";
import { Badge, type BadgeProps } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { OrderDetail } from "#lib/api/orders.ts";
import type { FulfilmentState, PaymentState } from "#lib/commerce/order-machines.ts";
import { ordersWords } from "#lib/language/orders.ts";
import type { Words } from "#lib/language/words.ts";

type Said = { words: Words; tone: NonNullable<BadgeProps["tone"]> };
const payments: Record<PaymentState, Said> = {
  unpaid: { words: ordersWords.unpaid, tone: "quiet" },
  "part-paid": { words: ordersWords.partPaid, tone: "warn" },
  paid: { words: ordersWords.paid, tone: "good" },
  "part-refunded": { words: ordersWords.partRefunded, tone: "warn" },
  refunded: { words: ordersWords.allRefunded, tone: "quiet" },
};
const fulfilments: Record<FulfilmentState, Said> = {
  unshipped: { words: ordersWords.unshipped, tone: "quiet" },
  "part-shipped": { words: ordersWords.partShipped, tone: "warn" },
  shipped: { words: ordersWords.shipped, tone: "good" },
  delivered: { words: ordersWords.delivered, tone: "good" },
};

export function OrderStanding({ order }: { order: OrderDetail }) {
  const say = useSay();
  const { standing } = order;
  const state = ({ words, tone }: Said) => (
    <Badge tone={tone} plain>
      {say(words)}
    </Badge>
  );
  return (
    <dl className="flex flex-col gap-3 p-4 text-sm">
      <Fact label={say(ordersWords.payment)}>{state(payments[standing.payment])}</Fact>
      <Fact label={say(ordersWords.fulfilment)}>{state(fulfilments[standing.fulfilment])}</Fact>
      {standing.held ? <Fact label={say(ordersWords.held)}>{state({ words: ordersWords.isHeld, tone: "warn" })}</Fact> : null}
      <Lines label={say(ordersWords.payments)} of={order.payments}>
        {({ amount, provider, at }) => (
          <Line end={at ? <RelativeTime at={at} narrow /> : null}>
            <Money amount={amount} /> <span className="text-muted">{provider}</span>
          </Line>
        )}
      </Lines>
      <Lines label={say(ordersWords.refunds)} of={order.refunds}>
        {({ amount, at }) => (
          <Line end={at ? <RelativeTime at={at} narrow /> : null}>
            −<Money amount={amount} />
          </Line>
        )}
      </Lines>
      <Lines label={say(ordersWords.disputes)} of={order.disputes}>
        {({ amount, status, openedAt }) => (
          <Line end={openedAt ? <RelativeTime at={openedAt} narrow /> : null}>
            <Money amount={amount} /> <span className="text-muted">{status}</span>
          </Line>
        )}
      </Lines>
      <Lines label={say(ordersWords.parcels)} of={order.shipments}>
        {({ carrier, trackingNumber, trackingUrl, shippedAt, deliveredAt, items }) => (
          <Line end={shippedAt ? <RelativeTime at={shippedAt} narrow /> : null}>
            {[carrier, deliveredAt ? say(ordersWords.arrived) : ""].filter(Boolean).join(" · ") || say(ordersWords.wholeOrder)}{" "}
            {/^https?:/.test(trackingUrl) ? (
              <Link
                href={trackingUrl}
                rel="noreferrer"
                target="_blank"
                className="rounded-sm font-mono text-accent text-xs hover:underline"
              >
                {trackingNumber || trackingUrl}
              </Link>
            ) : (
              <span className="font-mono text-muted text-xs">{trackingNumber}</span>
            )}
            {items.length > 0 ? (
              <span className="block text-muted">{items.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", ")}</span>
            ) : null}
          </Line>
        )}
      </Lines>
      <Lines label={say(ordersWords.setAside)} of={order.reserved.map((line) => ({ ...line, id: `${line.sku}/${line.location}` }))}>
        {({ sku, location, quantity }) => (
          <Line end={location}>
            <span className="tabular">{quantity}</span> ×{" "}
            <Link href={`/stock/${encodeURIComponent(sku)}`} className="rounded-sm font-mono text-accent text-xs hover:underline">
              {sku}
            </Link>
          </Line>
        )}
      </Lines>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

function Lines<T extends { id: string }>({ label, of, children }: { label: string; of: readonly T[]; children: (each: T) => ReactNode }) {
  if (of.length === 0) return null;
  return (
    <Fact label={label}>
      <ul className="flex flex-col gap-1">
        {of.map((each) => (
          <li key={each.id}>{children(each)}</li>
        ))}
      </ul>
    </Fact>
  );
}

function Line({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <span className="flex items-baseline gap-2">
      <span className="min-w-0 flex-1 break-words">{children}</span>
      {end ? <span className="shrink-0 text-faint text-xs">{end}</span> : null}
    </span>
  );
}
