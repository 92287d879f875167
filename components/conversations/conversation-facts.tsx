"use client";
/** Beside a conversation: why it waits, who wrote, and their orders, the one that is asked about first. */
import Link from "next/link";
import type { ReactNode } from "react";
import { OrderStatusBadge } from "#components/history/order-status.tsx";
import { useSay } from "#components/language/say.tsx";
import { Chip } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ConversationDetail } from "#lib/api/service.ts";
import { conversationsWords as words } from "#lib/language/conversations.ts";
import { handOverWords } from "#lib/language/hand-over.ts";

export function ConversationFacts({ conversation }: { conversation: ConversationDetail }) {
  const say = useSay();
  const { customer, orders, reason, note, mode, address, subject } = conversation;
  const known = handOverWords[reason];
  const sorted = orders.toSorted((a, b) => Number(b.meant) - Number(a.meant));
  return (
    <div className="flex flex-col gap-6 px-5 py-5 text-sm">
      {mode !== "auto" && (reason || note) ? (
        <Part title={say(words.why)}>
          {reason ? <p className="font-medium">{known ? capital(say(known)) : reason}</p> : null}
          {note ? <p className="mt-0.5 line-clamp-6 break-words text-muted">{note}</p> : null}
        </Part>
      ) : null}
      <Part title={say(words.customer)}>
        <p className="font-medium">{conversation.name || say(words.unknownCustomer)}</p>
        {address && address !== conversation.name ? <p className="break-all text-muted">{address}</p> : null}
        {subject ? <p className="mt-1 break-words text-muted">{subject}</p> : null}
        {customer ? (
          <Link
            href={`/orders?customer=${encodeURIComponent(customer.id)}`}
            className="mt-1 inline-block rounded-sm text-accent hover:underline"
          >
            {say(words.allOrders)}
          </Link>
        ) : null}
      </Part>
      <Part title={say(words.orders)}>
        {sorted.length === 0 ? <p className="text-muted">{say(words.noOrders)}</p> : null}
        <ul className="-mx-2">
          {sorted.map((order) => (
            <li key={order.id}>
              <Link href={`/orders/${encodeURIComponent(order.id)}`} className="block rounded-md px-2 py-1.5 hover:bg-hover">
                <span className="flex items-center gap-2">
                  <span className="font-medium">{order.number || order.id}</span>
                  {order.meant ? <Chip>{say(words.meant)}</Chip> : null}
                  <span className="ml-auto">
                    <Money amount={order.total} />
                  </span>
                </span>
                <span className="mt-0.5 flex items-center gap-2 text-faint text-xs">
                  <OrderStatusBadge status={order.status} plain />
                  {order.placedAt ? <RelativeTime at={order.placedAt} narrow /> : null}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="pb-1.5 text-faint text-xs">{title}</h2>
      {children}
    </section>
  );
}
