import { and, eq, inArray, sql } from "drizzle-orm";
import { shopOrder } from "#drizzle/schema/shop.ts";
import type { OrderListQuery, OrderSummary } from "#lib/api/orders.ts";
import type { Page } from "#lib/api/page.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { findEntities } from "./find-entities.ts";
import { after, iso, newestFirst, pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listOrders(actor: Actor, input: OrderListQuery): Promise<Page<OrderSummary>> {
  requireRole(actor, "viewer");
  // by number, id, customer or SKU, each with its index
  const found = input.search ? (await findEntities(actor, input.search)).orders : null;
  if (found?.length === 0) return { items: [], next: null };
  const rows = await database()
    .db.select(orderColumns)
    .from(shopOrder)
    .where(
      and(
        eq(shopOrder.workspaceId, actor.workspaceId),
        input.status ? eq(shopOrder.status, input.status) : undefined,
        input.tag ? sql`${input.tag} = any(${shopOrder.tags})` : undefined,
        input.customer ? eq(shopOrder.customerId, input.customer) : undefined,
        found ? inArray(shopOrder.id, [...found]) : undefined,
        after(shopOrder.placedAt, shopOrder.id, placeOf(input)),
      ),
    )
    .orderBy(...newestFirst(shopOrder.placedAt, shopOrder.id))
    .limit(rowsOf(input) + 1);
  return pageFrom(rows, input, (row) => ({ at: row.placedAt, id: row.id }), orderSummaryOf);
}

export const orderColumns = {
  id: shopOrder.id,
  number: shopOrder.number,
  status: shopOrder.status,
  tags: shopOrder.tags,
  currency: shopOrder.currency,
  totalMinor: shopOrder.totalMinor,
  refundedMinor: shopOrder.refundedMinor,
  customerId: shopOrder.customerId,
  customerName: shopOrder.customerName,
  platform: shopOrder.platform,
  placedAt: shopOrder.placedAt,
  updatedAt: shopOrder.updatedAt,
};
type OrderRow = Pick<typeof shopOrder.$inferSelect, keyof typeof orderColumns>;

export function orderSummaryOf(row: OrderRow): OrderSummary {
  const { id, number, status, tags, currency, platform } = row;
  return {
    id,
    number,
    status,
    tags,
    total: { amountMinor: row.totalMinor, currency },
    refunded: { amountMinor: row.refundedMinor, currency },
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName },
    platform,
    placedAt: iso(row.placedAt),
    updatedAt: iso(row.updatedAt),
  };
}
