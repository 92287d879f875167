import { and, eq, or, sql } from "drizzle-orm";
import { stockItem } from "#drizzle/schema/stock.ts";
import type { Page } from "#lib/api/page.ts";
import type { StockListQuery, StockSummary } from "#lib/api/stock.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, pageFrom, placeOf, rowsOf, startingWith } from "./keyset.ts";

export async function listStock(actor: Actor, input: StockListQuery): Promise<Page<StockSummary>> {
  requireRole(actor, "viewer");
  const beginning = startingWith((input.search ?? "").trim().toLowerCase());
  const rows = await database()
    .db.select({ item: stockItem, places: placesOfItem })
    .from(stockItem)
    .where(
      and(
        eq(stockItem.workspaceId, actor.workspaceId),
        input.search ? or(sql`lower(${stockItem.sku}) like ${beginning}`, sql`lower(${stockItem.title}) like ${beginning}`) : undefined,
        input.state === "low" ? eq(stockItem.isLow, true) : undefined,
        input.state === "short" ? sql`${stockItem.reserved} > ${stockItem.onHand}` : undefined,
        input.state === "none" ? sql`${stockItem.onHand} - ${stockItem.reserved} <= 0` : undefined,
        after(stockItem.updatedAt, stockItem.sku, placeOf(input)),
      ),
    )
    .orderBy(...newestFirst(stockItem.updatedAt, stockItem.sku))
    .limit(rowsOf(input) + 1);
  return pageFrom(rows, input, ({ item }) => ({ at: item.updatedAt, id: item.sku }), stockSummaryOf);
}

// named in full: of a select from one table the builder leaves the names of tables out, and `sku` alone would be the level's own
export const placesOfItem = sql<number>`(
  select count(*)::int from stock_level l where l.workspace_id = stock_item.workspace_id and l.sku = stock_item.sku)`;

export function stockSummaryOf({ item, places }: { item: typeof stockItem.$inferSelect; places: number }): StockSummary {
  const { sku, title, onHand, reserved, warnBelow, rearmAbove, isLow, updatedAt } = item;
  return {
    id: sku,
    sku,
    title,
    onHand,
    reserved,
    free: onHand - reserved,
    places,
    warnBelow,
    rearmAbove,
    isLow,
    updatedAt: iso(updatedAt),
  };
}
