/** What a source says of the stock of one thing at one place. */
import { z } from "zod";

const text = z.string().default("");
const number = z.int().default(0);

/** Which of the numbers a source told; the others are its empty defaults, and zero is a number like any other. */
export const stockTold = ["", "available", "level", "delta"] as const;

export const stock = z.object({
  /** What the shop calls it; empty where the platform only tells its own numbers (Shopify's stock levels). */
  sku: text,
  /** The platform's number of the thing that is counted: Shopify's `inventory_item_id`. */
  itemId: text,
  productId: text,
  variantId: text,
  title: text,
  /** Empty where a shop has one place. */
  locationId: text,
  location: text,
  told: z.enum(stockTold).default(""),
  /** On the shelf, reserved ones included. */
  level: number,
  /** Free to sell. */
  available: number,
  reserved: number,
  /** By how much it changed; negative for less. */
  delta: number,
  /** On `stock.low`: the warning's level. */
  threshold: number,
  reason: text,
});
export type Stock = z.infer<typeof stock>;
