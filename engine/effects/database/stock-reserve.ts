/** Sets goods aside for an order, and gives them back. The order is locked first, then what lies there. */
import type { OrderDocument } from "#lib/commerce/fold-order.ts";
import { shippedLines } from "#lib/commerce/order-parts.ts";
import { merged, planReservation, stillWanted, type TakenLine } from "#lib/commerce/stock/plan.ts";
import { orderNotFound } from "../../core/order-effects.ts";
import type { Call, Desk, Performer, Result } from "./performer.ts";
import { noCause } from "./stock-book.ts";

const orderOf = ({ workspaceId, args }: { workspaceId: string; args: { orderId: string } }) => ({ workspaceId, id: args.orderId });

export const performStockReserve: Performer<"stock.reserve"> = async (desk, calls) => {
  await desk.orders.lock(calls.map(orderOf));
  await desk.stock.lockHoldings(calls.map(orderOf));
  const skus = calls.flatMap(({ workspaceId, args }) => {
    const lines = args.exactly ?? desk.orders.get(workspaceId, args.orderId)?.document.items ?? [];
    return lines.filter(({ sku }) => sku !== "").map(({ sku }) => ({ workspaceId, sku }));
  });
  await desk.stock.lock(skus);
  return calls.map((call) => reserve(desk, call));
};

function reserve({ orders, stock }: Desk, { workspaceId, args, runId, at }: Call<"stock.reserve">): Result<"stock.reserve"> {
  const { orderId, exactly } = args;
  const order = orders.get(workspaceId, orderId);
  if (!order) return { ok: false, failure: orderNotFound(orderId) };
  if (order.status === "cancelled" || order.status === "refunded") {
    const message = `Order ${order.document.number || orderId} is over, so nothing is set aside for it.`;
    return { ok: false, failure: { code: "stock.order-over", message, final: true } };
  }
  const itemOf = (sku: string) => stock.item(workspaceId, sku);
  const held = stock.held(workspaceId, orderId);
  const cause = { ...noCause, orderId, runId, at };
  const take = (lines: readonly TakenLine[]) => lines.filter((line) => stock.hold(workspaceId, orderId, line, cause));
  if (exactly) {
    const fits = exactly.every(({ sku, location, quantity }) => {
      const level = itemOf(sku)?.levels[location];
      return level !== undefined && level.onHand - level.reserved >= quantity;
    });
    const reserved = fits ? take(exactly) : [];
    const missing = fits ? [] : exactly.map(({ sku, quantity }) => ({ sku, quantity }));
    const outcome = fits ? "reserved" : "short";
    return { ok: true, reply: { outcome, reserved: [...reserved], missing, changed: reserved.length > 0, refused: !fits } };
  }
  const wanted = stillWanted(unshipped(order.document), held);
  const { taken, missing } = planReservation(wanted, itemOf, args);
  const reserved = take(taken);
  const outcome = missing.length === 0 ? "reserved" : reserved.length > 0 ? "part" : "short";
  return { ok: true, reply: { outcome, reserved: [...reserved], missing: [...missing], changed: reserved.length > 0, refused: false } };
}

/** What of an order has not left yet. */
function unshipped(document: OrderDocument): { sku: string; quantity: number }[] {
  const gone = shippedLines(document);
  if (gone === null) return [];
  return merged(document.items).map(({ sku, quantity }) => ({ sku, quantity: quantity - (gone.get(sku) ?? 0) }));
}

export const performStockRelease: Performer<"stock.release"> = async (desk, calls) => {
  await desk.orders.lock(calls.map(orderOf));
  await desk.stock.lockHoldings(calls.map(orderOf));
  return calls.map(({ workspaceId, args, runId, at }) => {
    const { orderId, lines } = args;
    const held = desk.stock.held(workspaceId, orderId);
    const wanted = lines === null ? held : lines.flatMap((line) => within(line, held));
    const cause = { ...noCause, orderId, runId, at };
    const released = wanted
      .map(({ sku, location, quantity }) => ({ sku, location, quantity }))
      .filter((line) => desk.stock.release(workspaceId, orderId, line, cause));
    return { ok: true, reply: { released, changed: released.length > 0 } };
  });
};

/** Of a line that was set aside, what of it still is. */
function within({ sku, location, quantity }: TakenLine, held: readonly TakenLine[]): TakenLine[] {
  const have = held.find((line) => line.sku === sku && line.location === location)?.quantity ?? 0;
  const some = Math.min(quantity, have);
  return some > 0 ? [{ sku, location, quantity: some }] : [];
}
