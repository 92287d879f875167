"use client";
import Link from "next/link";
import { useSay } from "#components/language/say.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { ExactTime } from "#components/ui/relative-time.tsx";
import type { OrderDetail } from "#lib/api/orders.ts";
import type { Address } from "#lib/commerce/order.ts";
import { ordersWords } from "#lib/language/orders.ts";
import { Tags } from "./order-list.tsx";

const lines = (address: Address): string[] =>
  [
    address.name,
    address.company,
    address.line1,
    address.line2,
    [address.postcode, address.city].filter(Boolean).join(" "),
    address.province,
    address.country,
  ].filter(Boolean);

/** A platform's own word, such as `paid`, at the beginning of a line. */
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ");

export function OrderFacts({ order }: { order: OrderDetail }) {
  const say = useSay();
  const { document } = order;
  const address = lines(document.shippingAddress);
  const facts: Fact[] = [
    {
      label: ordersWords.customer,
      value: order.customer ? (
        <Link href={`/customers/${encodeURIComponent(order.customer.id)}`} className="rounded-sm text-accent hover:underline">
          {order.customer.name || order.customer.id}
        </Link>
      ) : (
        say(ordersWords.guest)
      ),
    },
    { label: ordersWords.email, value: document.email },
    { label: ordersWords.phone, value: document.phone },
    {
      label: ordersWords.shipTo,
      value:
        address.length > 0 ? (
          <span className="block">
            {address.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an address keeps its lines' order
              <span key={i} className="block">
                {line}
              </span>
            ))}
          </span>
        ) : null,
    },
    { label: ordersWords.tags, value: order.tags.length > 0 ? <Tags tags={order.tags} all /> : say(ordersWords.noTags) },
    { label: ordersWords.codes, value: document.discountCodes.join(", ") },
    { label: ordersWords.note, value: document.note },
    {
      label: ordersWords.platform,
      value: [order.platform === "manual" ? "" : capital(order.platform), order.source?.name].filter(Boolean).join(" · "),
    },
    { label: ordersWords.placed, value: <ExactTime at={order.placedAt} /> },
    { label: ordersWords.updated, value: <ExactTime at={order.updatedAt} /> },
  ];
  return <Facts facts={facts} />;
}
