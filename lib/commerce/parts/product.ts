/** A product as its platform tells it. */
import { z } from "zod";
import { money } from "../money.ts";

const text = z.string().default("");
const noMoney = { amountMinor: 0, currency: "" };

export const variant = z.object({
  id: text,
  sku: text,
  /** The number under which its stock is counted, where that is another one. */
  itemId: text,
  title: text,
  price: money.default(noMoney),
  /** As it was sent: a platform that tells no currency with it (Shopify) has its price here alone. */
  priceText: text,
  /** Free to sell over all places, as far as the platform says; 0 where it does not. */
  available: z.int().default(0),
});
export type Variant = z.infer<typeof variant>;

export const product = z.object({
  id: text,
  title: text,
  /** active, draft, archived: as the platform calls it. */
  status: text,
  vendor: text,
  kind: text,
  url: text,
  tags: z.array(z.string()).default([]),
  /** The cheapest variant's. */
  price: money.default(noMoney),
  priceText: text,
  variants: z.array(variant).default([]),
  /** It is no longer there. */
  deleted: z.boolean().default(false),
});
export type Product = z.infer<typeof product>;
