/** What lies in the demo shop's warehouse: counted every week and after each delivery, as its orders go out. */
import { day, hour, instantText } from "../commerce/instant.ts";
import type { TradewindEvent } from "../commerce/platforms/tradewind.ts";
import type { DemoEvent } from "./order-life.ts";
import { products } from "./products.ts";
import { chanceFrom } from "./random.ts";

const weeks = 8;

/**
 * @param orders all that happened to them: what ships is gone
 * @param until the shop's last moment
 */
export function stockLife(orders: readonly DemoEvent[], until: number, seed = 7): DemoEvent[] {
  const chance = chanceFrom(seed);
  const shipped = new Map<string, { at: number; quantity: number }[]>();
  for (const { at, body } of orders) {
    if (body.type !== "order.shipped" || !("data" in body)) continue;
    for (const { sku = "", quantity = 0 } of body.data.order?.items ?? []) {
      const known = shipped.get(sku);
      if (known) known.push({ at, quantity });
      else shipped.set(sku, [{ at, quantity }]);
    }
  }
  return products.flatMap((product, n) => {
    const sales = shipped.get(product.sku) ?? [];
    const soldIn = (from: number, to: number) => sales.reduce((sum, { at, quantity }) => sum + (at > from && at <= to ? quantity : 0), 0);
    const weekly = Math.max(2, Math.round(sales.reduce((sum, { quantity }) => sum + quantity, 0) / weeks));
    let level = weekly * 2 + chance.between(4, 20);
    let before = until - 60 * day;
    return Array.from({ length: weeks + 1 }, (_, week) => {
      // each product is counted at a minute of its own, the last time within the hours before now
      const at = week === weeks ? until - (n + 1) * 6 * 60_000 : until - (weeks - week) * 7 * day + chance.between(0, 5) * hour;
      level = Math.max(0, level - soldIn(before, at));
      const isDelivery = week < weeks && level < weekly * chance.between(1, 2);
      if (isDelivery) level += weekly * chance.between(2, 3);
      before = at;
      return counted(product.sku, product.title.en, level, at, isDelivery);
    });
  });
}

function counted(sku: string, title: string, level: number, at: number, isDelivery: boolean): DemoEvent {
  const stock = { sku, title, told: "level" as const, level, location: "Shenzhen", reason: isDelivery ? "Delivery" : "" };
  return { at, body: { type: "stock.changed", timestamp: instantText(at), data: { stock } } satisfies TradewindEvent };
}
