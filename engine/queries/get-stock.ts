import { and, asc, eq } from "drizzle-orm";
import { shopOrder } from "#drizzle/schema/shop.ts";
import { stockItem, stockLevel, stockReservation } from "#drizzle/schema/stock.ts";
import type { StockDetail } from "#lib/api/stock.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { sold } from "../effects/database/sales.ts";
import { database } from "../store/database.ts";
import { iso } from "./keyset.ts";
import { placesOfItem, stockSummaryOf } from "./list-stock.ts";
import { listStockEntries } from "./list-stock-entries.ts";

export async function getStock(actor: Actor, input: { sku: string; limit?: number }): Promise<StockDetail> {
  requireRole(actor, "viewer");
  const { workspaceId } = actor;
  const { sku } = input;
  const { db, sql } = database();
  const [row] = await db
    .select({ item: stockItem, places: placesOfItem })
    .from(stockItem)
    .where(and(eq(stockItem.workspaceId, workspaceId), eq(stockItem.sku, sku)));
  if (!row) throw notFound("stock");
  const days = limits.stockDaysShown;
  const [levels, holdings, moves, [pieces], entries] = await Promise.all([
    db
      .select()
      .from(stockLevel)
      .where(and(eq(stockLevel.workspaceId, workspaceId), eq(stockLevel.sku, sku)))
      .orderBy(asc(stockLevel.location)),
    db
      .select({ held: stockReservation, number: shopOrder.number })
      .from(stockReservation)
      .leftJoin(shopOrder, and(eq(shopOrder.workspaceId, stockReservation.workspaceId), eq(shopOrder.id, stockReservation.orderId)))
      .where(and(eq(stockReservation.workspaceId, workspaceId), eq(stockReservation.sku, sku)))
      .orderBy(asc(stockReservation.at))
      .limit(limits.stockHoldingsShown),
    sql<{ day: string; free: number }[]>`
      select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, sum(on_hand - reserved)::int as free from stock_entry
      where workspace_id = ${workspaceId} and sku = ${sku} and at > now() - make_interval(days => ${days})
      group by 1 order by 1`,
    sold(sql, [{ workspaceId, sku, days, until: new Date().toISOString() }]),
    listStockEntries(actor, input),
  ]);
  const summary = stockSummaryOf(row);
  return {
    ...summary,
    levels: levels.map(({ location, onHand, reserved }) => ({ location, onHand, reserved, free: onHand - reserved })),
    holdings: holdings.map(({ held, number }) => ({
      order: { id: held.orderId, number: number || held.orderId },
      location: held.location,
      quantity: held.quantity,
      since: iso(held.at),
    })),
    days: curve(summary.free, moves, days),
    sold: { days, pieces: pieces ?? 0 },
    entries,
  };
}

/** From what is free now back through the days' sums. */
function curve(free: number, moves: readonly { day: string; free: number }[], days: number): StockDetail["days"] {
  const sums = new Map(moves.map((each) => [each.day, each.free]));
  const points: StockDetail["days"] = [];
  let after = free;
  for (let back = 0; back < days; back++) {
    const day = new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    points.unshift({ day, free: after });
    after -= sums.get(day) ?? 0;
  }
  return points;
}
