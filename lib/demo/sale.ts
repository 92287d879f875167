/** A sale at midnight: the orders that come in, one after another, each with all that a shop's platform says of it. */
import type { TradewindEvent } from "../commerce/platforms/tradewind.ts";
import { orderLife } from "./order-life.ts";
import { inventPerson } from "./people.ts";
import { chanceFrom } from "./random.ts";

const people = 400;
const firstNumber = 30_001;
/** How the rush goes: quiet before, a peak at once, then it ebbs. Shares of the whole by tenths of the time. */
const rush = [0.02, 0.03, 0.2, 0.19, 0.15, 0.12, 0.1, 0.08, 0.06, 0.05] as const;

/** @param at milliseconds since 1970, for each order when it is placed */
export function saleOrders(n: number, seed = 11): ((at: number) => TradewindEvent)[] {
  const chance = chanceFrom(seed);
  const buyers = Array.from({ length: people }, (_, i) => inventPerson(i, chance));
  const bought = new Map<string, { orders: number; spentMinor: number }>();
  return Array.from({ length: n }, (_, i) => (at) => {
    const person = chance.pick(buyers);
    const before = bought.get(person.id) ?? { orders: 0, spentMinor: 0 };
    const life = orderLife(
      { person, number: firstNumber + i, at, ordersCount: before.orders + 1, spentMinor: before.spentMinor, sale: true },
      chance,
    );
    bought.set(person.id, { orders: before.orders + 1, spentMinor: before.spentMinor + life.totalMinor });
    const [placed] = life.events;
    if (!placed) throw new RangeError("an order begins with being placed");
    return placed.body;
  });
}

/** How many of `n` orders have been placed when this share (0 to 1) of the time is over. */
export function placedAfter(share: number, n: number): number {
  const tenths = Math.min(1, Math.max(0, share)) * rush.length;
  const whole = Math.floor(tenths);
  const done = rush.slice(0, whole).reduce((sum, part) => sum + part, 0) + (rush[whole] ?? 0) * (tenths - whole);
  return Math.round(Math.min(1, done) * n);
}
