import { and, eq } from "drizzle-orm";
import { shopCustomer } from "#drizzle/schema/shop.ts";
import type { TimelineItem } from "#lib/api/orders.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import type { CustomerDetail } from "#lib/api/shop.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { customerHistory } from "../store/customer-history.ts";
import { database } from "../store/database.ts";
import { entityTimeline } from "./entity-timeline.ts";
import { customerSummaryOf } from "./list-customers.ts";
import { listOrders } from "./list-orders.ts";

export async function getCustomer(actor: Actor, input: { id: string }): Promise<CustomerDetail> {
  requireRole(actor, "viewer");
  const [row] = await database()
    .db.select()
    .from(shopCustomer)
    .where(and(eq(shopCustomer.workspaceId, actor.workspaceId), eq(shopCustomer.id, input.id)));
  if (!row) throw notFound("customer");
  const [orders, [history], timeline] = await Promise.all([
    listOrders(actor, { customer: input.id }),
    customerHistory(database().sql, [{ workspaceId: actor.workspaceId, customerId: input.id, until: new Date().toISOString() }]),
    getCustomerTimeline(actor, input),
  ]);
  if (!history) throw notFound("customer");
  return { ...customerSummaryOf(row), orders, history, timeline };
}

export async function getCustomerTimeline(actor: Actor, input: PageQuery & { id: string }): Promise<Page<TimelineItem>> {
  requireRole(actor, "viewer");
  const orders = await listOrders(actor, { customer: input.id, limit: limits.customerOrdersTold });
  return await entityTimeline(actor, input, { customer: [input.id], order: orders.items.map(({ id }) => id) });
}
