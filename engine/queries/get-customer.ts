import { and, eq } from "drizzle-orm";
import { shopCustomer } from "#drizzle/schema/shop.ts";
import type { CustomerDetail } from "#lib/api/shop.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { customerSummaryOf } from "./list-customers.ts";
import { listOrders } from "./list-orders.ts";

export async function getCustomer(actor: Actor, input: { id: string }): Promise<CustomerDetail> {
  requireRole(actor, "viewer");
  const [row] = await database()
    .db.select()
    .from(shopCustomer)
    .where(and(eq(shopCustomer.workspaceId, actor.workspaceId), eq(shopCustomer.id, input.id)));
  if (!row) throw notFound("customer");
  return { ...customerSummaryOf(row), orders: await listOrders(actor, { customer: input.id }) };
}
