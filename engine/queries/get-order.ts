import { and, eq } from "drizzle-orm";
import { source } from "#drizzle/schema/outside.ts";
import { shopOrder } from "#drizzle/schema/shop.ts";
import { stockReservation } from "#drizzle/schema/stock.ts";
import type { OrderDetail } from "#lib/api/orders.ts";
import { standingOf } from "#lib/commerce/fold-order.ts";
import { order } from "#lib/commerce/order.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { getOrderTimeline } from "./get-order-timeline.ts";
import { orderSummaryOf } from "./list-orders.ts";

export async function getOrder(actor: Actor, input: { id: string; limit?: number }): Promise<OrderDetail> {
  requireRole(actor, "viewer");
  const [row] = await database()
    .db.select({ order: shopOrder, source: { id: source.id, name: source.name } })
    .from(shopOrder)
    .leftJoin(source, eq(source.id, shopOrder.sourceId))
    .where(and(eq(shopOrder.workspaceId, actor.workspaceId), eq(shopOrder.id, input.id)));
  if (!row) throw notFound("order");
  const held = await database()
    .db.select()
    .from(stockReservation)
    .where(and(eq(stockReservation.workspaceId, actor.workspaceId), eq(stockReservation.orderId, input.id)));
  return {
    ...orderSummaryOf(row.order),
    // beside the order it keeps what folding needs
    document: order.parse(row.order.document),
    source: row.source,
    ...partsOf(row.order),
    reserved: held.map(({ sku, location, quantity }) => ({ sku, location, quantity })),
    timeline: await getOrderTimeline(actor, input),
  };
}

function partsOf(row: typeof shopOrder.$inferSelect): Pick<OrderDetail, "standing" | "payments" | "refunds" | "shipments" | "disputes"> {
  const { document, currency } = row;
  const money = (amountMinor: number) => ({ amountMinor, currency });
  const { payments = [], givenBack = [], shipments = [], disputes = [] } = document;
  // a platform and its provider speak of the same refunds by other numbers: where the platform tells them, it is believed
  const refunds = (document.refunds ?? []).length > 0 ? document.refunds : givenBack.map((each) => ({ ...each, at: "" }));
  return {
    standing: standingOf(row),
    payments: payments.map(({ id, provider, amountMinor, at }) => ({ id, provider, amount: money(amountMinor), at })),
    refunds: refunds.map(({ id, amountMinor, at }) => ({ id, amount: money(amountMinor), at })),
    shipments: shipments.map(({ at: shippedAt, lines: items, ...parcel }) => ({ ...parcel, shippedAt, items })),
    disputes: disputes.map(({ id, amountMinor, status, openedAt }) => ({ id, amount: money(amountMinor), status, openedAt })),
  };
}
