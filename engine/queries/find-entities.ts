/** What a search text may mean: orders by number, id, SKU or the number of a payment, customers by name, address or id. Runs are then found by what they are about. */
import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import { shopCustomer, shopOrder, shopPayment } from "#drizzle/schema/shop.ts";
import { limits } from "#lib/limits.ts";
import type { Actor } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { startingWith } from "./keyset.ts";

export interface FoundEntities {
  readonly orders: readonly string[];
  readonly customers: readonly string[];
}

export async function findEntities(actor: Actor, text: string): Promise<FoundEntities> {
  const { db } = database();
  const wanted = text.trim();
  const number = wanted.replace(/^#/, "");
  if (number === "") return { orders: [], customers: [] };
  const prefix = startingWith(wanted.toLowerCase());
  const mine = eq(shopOrder.workspaceId, actor.workspaceId);
  const [numbered, paidBy, ofSku, customers] = await Promise.all([
    db
      .select({ id: shopOrder.id })
      .from(shopOrder)
      .where(and(mine, or(inArray(shopOrder.number, [number, `#${number}`]), eq(shopOrder.id, wanted))))
      .limit(limits.foundCustomersMax),
    db
      .select({ id: shopPayment.orderId })
      .from(shopPayment)
      .where(and(eq(shopPayment.workspaceId, actor.workspaceId), eq(shopPayment.id, wanted)))
      .limit(limits.foundCustomersMax),
    ordersOfSku(actor, wanted),
    db
      .select({ id: shopCustomer.id })
      .from(shopCustomer)
      .where(
        and(
          eq(shopCustomer.workspaceId, actor.workspaceId),
          or(
            eq(shopCustomer.id, wanted),
            // one letter is half the shop
            ...([...wanted].length > 1
              ? [sql`lower(${shopCustomer.name}) like ${prefix}`, sql`lower(${shopCustomer.email}) like ${prefix}`]
              : []),
          ),
        ),
      )
      .limit(limits.foundCustomersMax),
  ]);
  const ids = customers.map(({ id }) => id);
  const theirs =
    ids.length === 0
      ? []
      : await db
          .select({ id: shopOrder.id })
          .from(shopOrder)
          .where(and(mine, inArray(shopOrder.customerId, ids)))
          .orderBy(desc(shopOrder.placedAt))
          .limit(limits.foundOrdersMax);
  const orders = new Set([...numbered, ...paidBy, ...ofSku, ...theirs].map(({ id }) => id));
  return { orders: [...orders].slice(0, limits.foundOrdersMax), customers: ids };
}

/** The newest orders with this SKU. One that many orders have is found by walking back from the newest, any other by the index. */
async function ordersOfSku(actor: Actor, sku: string): Promise<{ id: string }[]> {
  const has = and(eq(shopOrder.workspaceId, actor.workspaceId), sql`${shopOrder.skus} @> array[${sku}]`);
  const most = limits.foundOrdersMax;
  const { db } = database();
  const [placed, newest] = [sql`${shopOrder.placedAt} desc nulls last`, sql`${shopOrder.id} desc nulls last`];
  const recent = db
    .select({ id: shopOrder.id, skus: shopOrder.skus })
    .from(shopOrder)
    .where(eq(shopOrder.workspaceId, actor.workspaceId))
    .orderBy(placed, newest)
    .limit(limits.recentOrdersWalked)
    .as("recent");
  const common = await db.select({ id: recent.id }).from(recent).where(sql`${recent.skus} @> array[${sku}]`).limit(most);
  if (common.length === most) return common;
  return db.transaction(async (tx) => {
    // how common an element is is not known to the planner: it would read the table for a rare one
    await tx.execute(sql`set local enable_seqscan = off`);
    await tx.execute(sql`set local enable_indexscan = off`);
    return tx.select({ id: shopOrder.id }).from(shopOrder).where(has).orderBy(placed, newest).limit(most);
  });
}
