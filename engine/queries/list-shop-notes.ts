/** Notes that stay with orders and customers, newest first. */
import { and, eq, inArray, or } from "drizzle-orm";
import { shopNote } from "#drizzle/schema/shop.ts";
import type { TimelineItem } from "#lib/api/orders.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, type Place } from "./keyset.ts";

type Written = Extract<TimelineItem, { kind: "written" }>;

export async function listShopNotes(
  actor: Actor,
  about: { readonly order?: readonly string[]; readonly customer?: readonly string[] },
  place: Place | null,
  rows: number,
): Promise<(Place & { item: Written })[]> {
  requireRole(actor, "viewer");
  const { order = [], customer = [] } = about;
  if (order.length + customer.length === 0) return [];
  const found = await database()
    .db.select()
    .from(shopNote)
    .where(
      and(
        eq(shopNote.workspaceId, actor.workspaceId),
        or(
          order.length > 0 ? and(eq(shopNote.entityType, "order"), inArray(shopNote.entityId, [...order])) : undefined,
          customer.length > 0 ? and(eq(shopNote.entityType, "customer"), inArray(shopNote.entityId, [...customer])) : undefined,
        ),
        after(shopNote.at, shopNote.id, place),
      ),
    )
    .orderBy(...newestFirst(shopNote.at, shopNote.id))
    .limit(rows);
  return found.map(({ id, text, by, runId, at }) => ({ at, id, item: { kind: "written", at: iso(at), id, text, by, runId } }));
}
