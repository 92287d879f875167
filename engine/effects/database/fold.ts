/** Folds events into the state of what they are about: orders, customers, messages. In the lane's own turn, so in order. */

import type { Transaction } from "#drizzle/client.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { foldOrder } from "#lib/commerce/fold-order.ts";
import { toldOf } from "#lib/commerce/known-order.ts";
import { tellsParts } from "#lib/commerce/order-parts.ts";
import type { Folding } from "../../runtime/run-store.ts";
import { columns, plain, storableText, textArray, worded } from "../../store/columns.ts";
import { together } from "../../store/together.ts";
import { foldProducts } from "./fold-products.ts";
import { foldStock } from "./fold-stock.ts";
import type { Desk } from "./performer.ts";

export async function fold(tx: Transaction, desk: Desk, foldings: readonly Folding[]): Promise<void> {
  // sent behind the locking of the orders without waiting for it
  const sent = [foldOrders(desk, foldings)];
  if (foldings.some(({ event }) => event.type === "stock.changed")) sent.push(foldStock(desk, foldings));
  if (foldings.some(({ event }) => event.type === "product.updated")) sent.push(foldProducts(tx, desk, foldings));
  // of a customer that was filled in nothing is told
  const customers = foldings.filter(({ event }) => (toldOf(event).customer?.id ?? "") !== "" && event.type !== "order.status-changed");
  if (customers.length > 0) sent.push(foldCustomers(tx, customers));
  const messages = foldings.filter(({ event }) => event.message && event.message.id !== "");
  if (messages.length > 0) sent.push(keepMessages(tx, desk, messages));
  await together(sent);
}

/** Empty where it tells nothing of any order's state. */
function orderOf(event: CanonicalEvent): string {
  if (event.order && event.order.id !== "") return event.order.id;
  return event.entity?.type === "order" && tellsParts(event) ? event.entity.id : "";
}

export async function foldOrders({ orders }: Desk, all: readonly Folding[]): Promise<void> {
  const foldings = all.filter(({ event }) => orderOf(event) !== "" && event.type !== "order.status-changed");
  if (foldings.length === 0) return;
  await orders.lock(foldings.map(({ event }) => ({ workspaceId: event.workspaceId, id: orderOf(event) })));
  for (const { event, seq } of foldings) {
    const id = orderOf(event);
    const before = orders.get(event.workspaceId, id);
    if (before && seq !== null && seq <= before.foldedSeq) continue;
    const after = foldOrder(before, event, event.receivedAt);
    if (!after || after === before) continue;
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

/** A message is kept once; what it says about its conversation counts once too. */
async function keepMessages(tx: Transaction, { conversations }: Desk, foldings: readonly Folding[]): Promise<void> {
  await conversations.release();
  const of = <T>(read: (event: CanonicalEvent) => T) => foldings.map(({ event }) => read(event));
  const worded = (read: (event: CanonicalEvent) => string) => of((event) => storableText(read(event)));
  await tx`
    with came as (
      select * from unnest(
        ${of((event) => event.workspaceId)}::uuid[], ${worded((event) => event.message?.id ?? "")}::text[],
        ${worded((event) => event.message?.conversationId ?? "")}::text[], ${of((event) => event.customer?.id || null)}::text[],
        ${worded((event) => event.message?.channel ?? "")}::text[], ${worded((event) => event.message?.locale ?? "")}::text[],
        ${worded((event) => event.message?.text ?? "")}::text[], ${of((event) => event.receivedAt)}::timestamptz[],
        ${worded((event) => event.customer?.name || event.message?.from || "")}::text[], ${of(channelIdOf)}::uuid[],
        ${worded((event) => event.message?.address || event.customer?.email || "")}::text[],
        ${worded((event) => event.message?.subject ?? "")}::text[], ${of((event) => (event.ours ? "ours" : ""))}::text[]
      ) with ordinality as c(workspace_id, id, conversation_id, customer_id, channel, locale, body, at, name, channel_id, address, subject, ours, place)
    ), kept as (
      insert into shop_message (workspace_id, id, conversation_id, customer_id, channel, locale, body, at, author_name)
      select workspace_id, id, conversation_id, customer_id, channel, locale, body, at, name from came
      on conflict do nothing returning workspace_id, id
    )
    insert into conversation as c (workspace_id, id, channel, channel_id, customer_id, customer_name, address, subject, locale, status,
      waiting_since, last_at, last_text, asked_id, asked_text, created_at)
    select distinct on (workspace_id, conversation_id) workspace_id, conversation_id, channel, channel_id, customer_id, name, address, subject, locale,
      case when ours = '' then 'open' else 'answered' end, case when ours = '' then at end, at, left(body, 300), id, body, at
    from came join kept using (workspace_id, id) where conversation_id <> ''
    order by workspace_id, conversation_id, place desc
    on conflict (workspace_id, id) do update set
      status = case when excluded.status = 'open' then 'open' else c.status end, waiting_since = coalesce(c.waiting_since, excluded.waiting_since),
      last_at = greatest(c.last_at, excluded.last_at), last_text = excluded.last_text, last_author = 'customer',
      asked_id = excluded.asked_id, asked_text = excluded.asked_text, channel_id = coalesce(excluded.channel_id, c.channel_id),
      customer_id = coalesce(excluded.customer_id, c.customer_id), customer_name = coalesce(nullif(excluded.customer_name, ''), c.customer_name),
      address = coalesce(nullif(excluded.address, ''), c.address), subject = coalesce(nullif(c.subject, ''), excluded.subject),
      locale = coalesce(nullif(excluded.locale, ''), c.locale), channel = coalesce(nullif(excluded.channel, ''), c.channel), updated_at = now()`;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const channelIdOf = ({ message }: CanonicalEvent): string | null => (message && uuid.test(message.channelId) ? message.channelId : null);
