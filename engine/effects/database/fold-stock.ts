/** What a platform says of stock, and what orders that ship or end do to what is set aside for them. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { instantMs } from "#lib/commerce/instant.ts";
import { countMove, levelAt, newItem, shipMove } from "#lib/commerce/stock/book.ts";
import type { Folding } from "../../runtime/run-store.ts";
import type { OrderMove } from "./orders.ts";
import type { Desk } from "./performer.ts";
import { type Cause, noCause } from "./stock-book.ts";

export async function foldStock(desk: Desk, all: readonly Folding[]): Promise<void> {
  const foldings = all.filter(({ event }) => event.type === "stock.changed" && event.stock && !event.ours);
  if (foldings.length === 0) return;
  const known = await desk.stock.skus(
    foldings.flatMap(({ event: { stock, workspaceId } }) => (stock && stock.sku === "" ? [{ workspaceId, itemId: stock.itemId }] : [])),
  );
  const nameOf = ({ workspaceId, stock }: CanonicalEvent) =>
    stock?.sku || known.get(`${workspaceId}/${stock?.itemId}`) || stock?.itemId || "";
  const named = foldings.map(({ event }) => ({ event, sku: nameOf(event) })).filter(({ sku }) => sku !== "");
  await desk.stock.lock(
    named.map(({ event, sku }) => ({ workspaceId: event.workspaceId, sku })),
    true,
  );
  for (const { event, sku } of named) hear(desk, event, sku);
}

/**
 * A platform's number is a count. What it calls free to sell is so after its own orders, so what is set aside here comes on top of
 * it: an order that it has taken off already and that is set aside here later looks short by its pieces until the next number,
 * which errs on the side of selling too little. A number older than one heard before is passed over.
 */
function hear({ stock: book }: Desk, { workspaceId, stock, occurredAt, receivedAt, id }: CanonicalEvent, sku: string): void {
  if (!stock) return;
  const at = occurredAt || receivedAt;
  const location = stock.location || stock.locationId;
  const item = book.item(workspaceId, sku) ?? newItem(sku);
  const before = levelAt(item, location);
  if (before.countedAt !== "" && (instantMs(at) ?? 0) < (instantMs(before.countedAt) ?? 0)) return;
  const cause: Cause = { ...noCause, eventId: id, reason: stock.reason, at: receivedAt };
  if (stock.told === "delta") {
    const onHand = Math.max(stock.delta, -before.onHand);
    book.move(workspaceId, sku, { kind: "count", location, onHand, reserved: 0 }, cause, at);
  } else if (stock.told !== "") {
    const onHand = stock.told === "level" ? stock.level : stock.available + before.reserved;
    book.move(workspaceId, sku, countMove(item, location, onHand), cause, at);
  }
  if (stock.title !== "" && stock.title !== item.title) book.change(workspaceId, sku, { title: stock.title }, receivedAt);
}

/** Goods that left take what was set aside for them along; an order that is over gives it back. */
export async function settleStock({ stock }: Desk, moves: readonly OrderMove[]): Promise<void> {
  if (moves.length === 0) return;
  await stock.lockHoldings(moves.map(({ workspaceId, orderId }) => ({ workspaceId, id: orderId })));
  for (const { workspaceId, orderId, kind, lines, at } of moves) {
    const cause: Cause = { ...noCause, orderId, at };
    const left = new Map(lines?.map(({ sku, quantity }) => [sku, quantity]));
    for (const { sku, location, quantity } of stock.held(workspaceId, orderId)) {
      if (kind === "release") stock.release(workspaceId, orderId, { sku, location, quantity }, cause);
      else {
        const some = lines === null ? quantity : Math.min(quantity, left.get(sku) ?? 0);
        left.set(sku, (left.get(sku) ?? 0) - some);
        const item = stock.item(workspaceId, sku);
        if (some <= 0 || !item) continue;
        stock.move(workspaceId, sku, shipMove(item, location, some), cause);
        stock.drop(workspaceId, orderId, { sku, location, quantity: some }, at);
      }
    }
  }
}
