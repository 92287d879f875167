/** Prices of a product that were set from here, newest first. */
import { and, eq, inArray } from "drizzle-orm";
import { priceChange } from "#drizzle/schema/shop.ts";
import type { TimelineItem } from "#lib/api/orders.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { isUndoKey } from "../core/undo-key.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, type Place } from "./keyset.ts";

export async function listPriceChanges(
  actor: Actor,
  productIds: readonly string[],
  place: Place | null,
  rows: number,
): Promise<(Place & { item: TimelineItem })[]> {
  requireRole(actor, "viewer");
  if (productIds.length === 0) return [];
  const found = await database()
    .db.select()
    .from(priceChange)
    .where(
      and(
        eq(priceChange.workspaceId, actor.workspaceId),
        inArray(priceChange.productId, [...productIds]),
        eq(priceChange.state, "done"),
        after(priceChange.at, priceChange.key, place),
      ),
    )
    .orderBy(...newestFirst(priceChange.at, priceChange.key))
    .limit(rows);
  return found.map(({ key, sku, beforeMinor, afterMinor, currency, runId, at }) => ({
    at,
    id: key,
    item: {
      kind: "price",
      at: iso(at),
      key,
      sku,
      before: { amountMinor: beforeMinor, currency },
      after: { amountMinor: afterMinor, currency },
      runId,
      undone: isUndoKey(key),
    },
  }));
}
