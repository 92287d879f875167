/** The shop's books of a simulation, for steps that only look. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { hour, day as wholeDay } from "#lib/commerce/instant.ts";
import type { Product } from "#lib/commerce/parts/product.ts";
import type { OrderRow } from "../../effects/database/orders.ts";
import type { LookUps, NoteRow, TaskRow } from "../../effects/database/performer.ts";
import type { SoldOf } from "../../effects/database/sales.ts";
import { orderKey } from "../../effects/database/stock-book.ts";
import type { MemoryShelf } from "./shelf.ts";

export interface MemoryBooks {
  readonly orders: ReadonlyMap<string, OrderRow>;
  readonly events: ReadonlyMap<string, CanonicalEvent>;
  readonly notes: ReadonlyMap<string, NoteRow>;
  readonly tasks: ReadonlyMap<string, TaskRow & { readonly withdrawn: boolean }>;
  readonly shelf: MemoryShelf;
}

const since = (placedAt: string, at: string, ms: number) => placedAt <= at && Date.parse(placedAt) > Date.parse(at) - ms;
const quantityOf = (order: OrderRow, sku: string) =>
  order.document.items.filter((item) => item.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);

/** @param books as they stand in the transaction, its own changes included */
export function memoryLookUps(books: () => MemoryBooks): LookUps {
  const all = (workspaceId: string) => [...books().orders.values()].filter((order) => order.workspaceId === workspaceId);
  return {
    waiting: async (workspaceId, { sku, tag }) =>
      all(workspaceId)
        .filter(({ status, tags }) => (status === "paid" || status === "held") && (tag === "" || tags.includes(tag)))
        .map((order) => {
          const held = books().shelf.reserved.get(orderKey(order))?.held ?? [];
          const has = held.filter((line) => line.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);
          const { id, document, customerName } = order;
          return { id, number: document.number, email: document.email, name: customerName, quantity: quantityOf(order, sku) - has };
        })
        .filter(({ quantity }) => quantity > 0),
    recent: async (workspaceId, { customerId, days }, at) => {
      const theirs = all(workspaceId).filter((each) => each.customerId === customerId && since(each.placedAt, at, days * wholeDay));
      return {
        orders: theirs.length,
        refunds: theirs.filter(({ refundedMinor, status }) => refundedMinor > 0 || status === "refunded").length,
        cancelled: theirs.filter(({ status }) => status === "cancelled").length,
      };
    },
    prices: async (workspaceId, productId, at) => {
      const told = [...books().events.values()]
        .filter((event) => event.workspaceId === workspaceId && event.product?.id === productId && event.receivedAt <= at)
        .flatMap((event): Product[] => [event.product ?? []].flat());
      return { now: told.at(-1) ?? null, before: told.at(-2) ?? null, currency: all(workspaceId).at(-1)?.document.currency ?? "" };
    },
    day: async (workspaceId, { hours }, at) => {
      const known = all(workspaceId);
      const fresh = known.filter(({ placedAt }) => since(placedAt, at, hours * hour));
      const sold = new Map<string, number>();
      for (const { status, document } of fresh)
        if (status !== "open" && status !== "cancelled")
          sold.set(document.total.currency, (sold.get(document.total.currency) ?? 0) + document.total.amountMinor);
      return {
        orders: fresh.length,
        sales: [...sold].map(([currency, amountMinor]) => ({ currency, amountMinor })),
        cancelled: fresh.filter(({ status }) => status === "cancelled").length,
        refunded: fresh.filter(({ refundedMinor, status }) => refundedMinor > 0 || status === "refunded").length,
        onHold: known.filter(({ status }) => status === "held").length,
        toShip: known.filter(({ status }) => status === "paid").length,
        lowStock: [...books().shelf.stock.values()].filter(({ item }) => item.isLow).length,
        toDo: books().notes.size + [...books().tasks.values()].filter(({ withdrawn }) => !withdrawn).length,
      };
    },
  };
}

export const memorySold = (orders: ReadonlyMap<string, OrderRow>, { workspaceId, sku, days, until }: SoldOf): number =>
  [...orders.values()]
    .filter((order) => order.workspaceId === workspaceId && order.status !== "cancelled" && since(order.placedAt, until, days * wholeDay))
    .reduce((sum, order) => sum + quantityOf(order, sku), 0);
