/** What a flow may look up in the shop's own books. Nothing is changed, so there is nothing to take back. */
import { z } from "zod";
import { money } from "../commerce/money.ts";

const priceChange = z.object({ sku: z.string(), percent: z.int(), before: money, after: money });

export const lookUpEffects = {
  "stock.waiting-orders": {
    guarantee: "database",
    reads: true,
    /** `sku`: or the platform's own number of the thing. `tag` empty: whatever their tags. */
    args: z.object({ sku: z.string(), tag: z.string() }),
    reply: z.object({
      count: z.int(),
      /** Oldest first; `quantity`: what is still missing for it. */
      orders: z.array(z.object({ id: z.string(), number: z.string(), email: z.string(), name: z.string(), quantity: z.int() })),
    }),
  },
  "customer.recent": {
    guarantee: "database",
    reads: true,
    args: z.object({ customerId: z.string(), days: z.int() }),
    /** `refunds`: orders of which something was given back. */
    reply: z.object({ orders: z.int(), refunds: z.int(), cancelled: z.int() }),
  },
  "product.compare-price": {
    guarantee: "database",
    reads: true,
    args: z.object({ productId: z.string() }),
    /** Of the variant that fell furthest, where none fell of the one that rose most; `percent` is by how much. Then all of them. */
    reply: z.object({
      change: z.enum(["fell", "rose", "same", "unknown"]),
      percent: z.int(),
      sku: z.string(),
      before: money,
      after: money,
      fell: z.array(priceChange),
      rose: z.array(priceChange),
      /** How many more fell than are named. */
      unnamed: z.int(),
    }),
  },
  "team.day-numbers": {
    guarantee: "database",
    reads: true,
    args: z.object({ hours: z.int() }),
    /** `sales` as text: there may be several currencies. Orders, refunds and cancellations of those hours; the rest as it stands now. */
    reply: z.object({
      orders: z.int(),
      sales: z.string(),
      cancelled: z.int(),
      refunded: z.int(),
      onHold: z.int(),
      toShip: z.int(),
      lowStock: z.int(),
      toDo: z.int(),
    }),
  },
} as const;
