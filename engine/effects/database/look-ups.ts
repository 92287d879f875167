/** What flows look up in the shop's books, in the turn's own transaction: what it has changed is written before. */
import type { Transaction } from "#drizzle/client.ts";
import { canonicalEvent, type StoredEvent } from "#engine/store/read-event.ts";
import type { Product } from "#lib/commerce/parts/product.ts";
import { limits } from "#lib/limits.ts";
import type { EffectReply } from "#lib/run/effects.ts";
import type { LookUps } from "./performer.ts";

type Waiting = EffectReply<"stock.waiting-orders">["orders"][number];

/** @param written has what the transaction changed so far written */
export const lookUps = (tx: Transaction, written: () => Promise<void>): LookUps => ({
  /** Found by the index on an order's SKUs; a source that knows its stock by a number of its own is led to the SKU first. */
  waiting: async (workspaceId, { sku, tag }) => {
    await written();
    return await tx<Waiting[]>`
      with meant as (
        select coalesce((select v.sku from shop_variant v
          where v.workspace_id = ${workspaceId} and v.item_id = ${sku} and v.item_id <> '' and v.sku <> '' limit 1), ${sku}) as sku
      )
      select o.id, o.number, coalesce(o.document::json ->> 'email', '') as email, o.customer_name as name,
        (wanted.quantity - coalesce(held.quantity, 0))::int as quantity
      from meant, shop_order o
      cross join lateral (
        select sum((item ->> 'quantity')::int) as quantity from json_array_elements(o.document::json -> 'items') as item
        where item ->> 'sku' = meant.sku
      ) wanted
      left join lateral (
        select sum(r.quantity) as quantity from stock_reservation r
        where r.workspace_id = o.workspace_id and r.order_id = o.id and r.sku = meant.sku
      ) held on true
      where o.workspace_id = ${workspaceId} and o.skus @> array[meant.sku] and o.status in ('paid', 'held')
        and (${tag} = '' or o.tags @> array[${tag}]::text[]) and wanted.quantity > coalesce(held.quantity, 0)
      order by o.placed_at, o.id limit ${limits.waitingOrdersMax}`;
  },

  recent: async (workspaceId, { customerId, days }, at) => {
    await written();
    const [row] = await tx<EffectReply<"customer.recent">[]>`
      select count(*)::int as orders, count(*) filter (where refunded_minor > 0 or status = 'refunded')::int as refunds,
        count(*) filter (where status = 'cancelled')::int as cancelled
      from (
        select refunded_minor, status from shop_order
        where workspace_id = ${workspaceId} and customer_id = ${customerId} and placed_at <= ${at}::timestamptz
          and placed_at > ${at}::timestamptz - make_interval(days => ${days})
        order by placed_at desc limit ${limits.salesOrdersMax}
      ) o`;
    return row ?? { orders: 0, refunds: 0, cancelled: 0 };
  },

  /** A platform that tells no currency with a price means the shop's, as its last order says. */
  prices: async (workspaceId, productId, at) => {
    const rows = await tx<StoredEvent[]>`
      select id, workspace_id, source_id, received_at, reading, body from event
      where workspace_id = ${workspaceId} and entity_type = 'product' and entity_id = ${productId} and type = 'product.updated'
        and received_at <= ${at}::timestamptz and day <= ${at.slice(0, 10)}::date
      order by received_at desc, id desc limit 2`;
    const [last] = await tx<{ currency: string }[]>`
      select currency from shop_order where workspace_id = ${workspaceId} order by placed_at desc, id desc limit 1`;
    const products = rows.flatMap((row): Product[] => [canonicalEvent(row).product ?? []].flat());
    return { now: products[0] ?? null, before: products[1] ?? null, currency: last?.currency ?? "" };
  },

  day: async (workspaceId, { hours }, at) => {
    await written();
    const [[open], sales] = await Promise.all([
      tx<Omit<EffectReply<"team.day-numbers">, "sales">[]>`
        with o as (
          select status, refunded_minor, placed_at > ${at}::timestamptz - make_interval(hours => ${hours}) as fresh from shop_order
          where workspace_id = ${workspaceId} and placed_at <= ${at}::timestamptz
          order by placed_at desc, id desc limit ${limits.dayNumbersOrdersMax}
        )
        select count(*) filter (where fresh)::int as orders,
          count(*) filter (where fresh and status = 'cancelled')::int as cancelled,
          count(*) filter (where fresh and (refunded_minor > 0 or status = 'refunded'))::int as refunded,
          count(*) filter (where status = 'held')::int as "onHold",
          count(*) filter (where status = 'paid')::int as "toShip",
          (select count(*)::int from stock_item where workspace_id = ${workspaceId} and is_low) as "lowStock",
          (select count(*)::int from team_note where workspace_id = ${workspaceId} and done_at is null)
            + (select count(*)::int from team_task where workspace_id = ${workspaceId} and done_at is null and withdrawn_at is null) as "toDo"
        from o`,
      tx<{ amountMinor: number; currency: string }[]>`
        select sum(total_minor)::float8 as "amountMinor", currency from shop_order
        where workspace_id = ${workspaceId} and status not in ('open', 'cancelled') and placed_at <= ${at}::timestamptz
          and placed_at > ${at}::timestamptz - make_interval(hours => ${hours})
        group by currency order by 1 desc limit ${limits.dayNumbersCurrenciesMax}`,
    ]);
    const none = { orders: 0, cancelled: 0, refunded: 0, onHold: 0, toShip: 0, lowStock: 0, toDo: 0 };
    return { ...none, ...open, sales };
  },
});
