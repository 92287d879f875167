/** Folds events into the state of what they are about: orders, customers, messages. In the lane's own turn, so in order. */

import type { Transaction } from "#drizzle/client.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { foldOrder } from "#lib/commerce/fold-order.ts";
import type { Folding } from "../../runtime/run-store.ts";
import { columns, plain, textArray, worded } from "../../store/columns.ts";
import { together } from "../../store/together.ts";
import type { Desk } from "./performer.ts";

export async function fold(tx: Transaction, desk: Desk, foldings: readonly Folding[]): Promise<void> {
  // sent behind the locking of the orders without waiting for it
  const sent = [foldOrders(desk, foldings)];
  const customers = foldings.filter(({ event }) => event.customer && event.customer.id !== "" && event.type !== "order.status-changed");
  if (customers.length > 0) sent.push(foldCustomers(tx, customers));
  const messages = foldings.filter(({ event }) => event.message && event.message.id !== "");
  if (messages.length > 0) sent.push(keepMessages(tx, messages));
  await together(sent);
}

export async function foldOrders({ orders }: Desk, all: readonly Folding[]): Promise<void> {
  const foldings = all.filter(({ event }) => event.order && event.order.id !== "" && event.type !== "order.status-changed");
  if (foldings.length === 0) return;
  await orders.lock(foldings.map(({ event }) => ({ workspaceId: event.workspaceId, id: event.order?.id ?? "" })));
  for (const { event, seq } of foldings) {
    const id = event.order?.id ?? "";
    const before = orders.get(event.workspaceId, id);
    if (before && seq !== null && seq <= before.foldedSeq) continue;
    const after = foldOrder(before, event, event.receivedAt);
    if (!after) continue;
    const sourceId = event.sourceId ?? before?.sourceId ?? null;
    orders.put({ ...after, workspaceId: event.workspaceId, id, sourceId, foldedSeq: seq ?? before?.foldedSeq ?? 0 }, event.ours);
  }
}

async function foldCustomers(tx: Transaction, foldings: readonly Folding[]): Promise<void> {
  // one statement must not write a row twice: the newest of a batch tells who they are, the most of it how often they bought
  const known = new Map<string, { event: CanonicalEvent; ordersCount: number; firstAt: string }>();
  for (const { event } of foldings) {
    const key = `${event.workspaceId}/${event.customer?.id}`;
    const before = known.get(key);
    const ordersCount = Math.max(before?.ordersCount ?? 0, event.customer?.ordersCount ?? 0);
    known.set(key, { event, ordersCount, firstAt: before?.firstAt ?? event.receivedAt });
  }
  const customers = [...known.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, customer]) => customer);
  const rows = columns(tx, [
    plain(customers, ({ event }) => event.workspaceId),
    worded(customers, ({ event }) => event.customer?.id ?? ""),
    worded(customers, ({ event }) => event.customer?.name ?? ""),
    worded(customers, ({ event }) => event.customer?.email ?? ""),
    worded(customers, ({ event }) => event.customer?.phone ?? ""),
    worded(customers, ({ event }) => event.customer?.locale ?? ""),
    worded(customers, ({ event }) => textArray(event.customer?.tags ?? [])),
    plain(customers, ({ ordersCount }) => ordersCount),
    plain(customers, ({ firstAt }) => firstAt),
    plain(customers, ({ event }) => event.receivedAt),
  ]);
  await tx`
    insert into shop_customer (workspace_id, id, name, email, phone, locale, tags, orders_count, first_seen_at, updated_at)
    select workspace_id::uuid, id, name, email, phone, locale, tags::text[], orders_count::int, first_at::timestamptz, at::timestamptz
    from ${rows} as c(workspace_id, id, name, email, phone, locale, tags, orders_count, first_at, at)
    limit ${customers.length}
    on conflict (workspace_id, id) do update set
      name = coalesce(nullif(excluded.name, ''), shop_customer.name), email = coalesce(nullif(excluded.email, ''), shop_customer.email),
      phone = coalesce(nullif(excluded.phone, ''), shop_customer.phone), locale = coalesce(nullif(excluded.locale, ''), shop_customer.locale),
      tags = excluded.tags, orders_count = greatest(excluded.orders_count, shop_customer.orders_count), updated_at = excluded.updated_at
    where excluded.updated_at >= shop_customer.updated_at`;
}

async function keepMessages(tx: Transaction, foldings: readonly Folding[]): Promise<void> {
  const of = <T>(read: (event: CanonicalEvent) => T) => foldings.map(({ event }) => read(event));
  await tx`
    insert into shop_message (workspace_id, id, conversation_id, customer_id, channel, locale, body, at)
    select * from unnest(
      ${of((event) => event.workspaceId)}::uuid[], ${of((event) => event.message?.id ?? "")}::text[],
      ${of((event) => event.message?.conversationId ?? "")}::text[], ${of((event) => event.customer?.id || null)}::text[],
      ${of((event) => event.message?.channel ?? "")}::text[], ${of((event) => event.message?.locale ?? "")}::text[],
      ${of((event) => event.message?.text ?? "")}::text[], ${of((event) => event.receivedAt)}::timestamptz[]
    ) on conflict do nothing`;
}
