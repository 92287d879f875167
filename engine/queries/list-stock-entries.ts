/** Lines of the stock ledger, newest first: of one SKU, or those of orders that no run made. */
import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { shopOrder } from "#drizzle/schema/shop.ts";
import { stockEntry } from "#drizzle/schema/stock.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import type { StockEntry } from "#lib/api/stock.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, type Place, pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listStockEntries(actor: Actor, input: PageQuery & { sku: string }): Promise<Page<StockEntry>> {
  requireRole(actor, "viewer");
  const rows = await selectEntries(actor, eq(stockEntry.sku, input.sku), placeOf(input), rowsOf(input) + 1);
  return pageFrom(rows, input, (row) => ({ at: row.entry.at, id: row.entry.id }), entryOf);
}

export async function entriesOf(
  actor: Actor,
  about: { readonly order?: readonly string[]; readonly sku?: readonly string[] },
  place: Place | null,
  rows: number,
): Promise<(Place & { entry: StockEntry })[]> {
  const { order = [], sku = [] } = about;
  const where = sku.length > 0 ? inArray(stockEntry.sku, [...sku]) : and(inArray(stockEntry.orderId, [...order]), isNull(stockEntry.runId));
  if (order.length + sku.length === 0) return [];
  const found = await selectEntries(actor, where, place, rows);
  return found.map((row) => ({ at: row.entry.at, id: row.entry.id, entry: entryOf(row) }));
}

function selectEntries(actor: Actor, where: SQL | undefined, place: Place | null, rows: number) {
  return database()
    .db.select({ entry: stockEntry, number: shopOrder.number })
    .from(stockEntry)
    .leftJoin(shopOrder, and(eq(shopOrder.workspaceId, stockEntry.workspaceId), eq(shopOrder.id, stockEntry.orderId)))
    .where(and(eq(stockEntry.workspaceId, actor.workspaceId), where, after(stockEntry.at, stockEntry.id, place)))
    .orderBy(...newestFirst(stockEntry.at, stockEntry.id))
    .limit(rows);
}
type Row = Awaited<ReturnType<typeof selectEntries>>[number];

function entryOf({ entry, number }: Row): StockEntry {
  const { id, sku, location, kind, onHand, reserved, onHandAfter, reservedAfter, orderId, runId, eventId, by, reason, at } = entry;
  const order = orderId === null ? null : { id: orderId, number: number || orderId };
  return { id, sku, location, kind, onHand, reserved, onHandAfter, reservedAfter, order, runId, eventId, by, reason, at: iso(at) };
}
