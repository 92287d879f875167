import { and, eq } from "drizzle-orm";
import { source } from "#drizzle/schema/outside.ts";
import { shopOrder } from "#drizzle/schema/shop.ts";
import type { OrderDetail } from "#lib/api/orders.ts";
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
  return {
    ...orderSummaryOf(row.order),
    document: row.order.document,
    source: row.source,
    timeline: await getOrderTimeline(actor, input),
  };
}
