/** What the shop sells, as the API shows it. */
import { z } from "zod";
import { money } from "../commerce/money.ts";
import { limits } from "../limits.ts";
import { timelineItem } from "./orders.ts";
import { instant, pageOf, pageQuery, uuid } from "./page.ts";

export const productListQuery = pageQuery.extend({
  search: z.string().max(200).optional().meta({ description: "The beginning of a product's name, or of the SKU of one of its variants." }),
  state: z
    .enum(["on-sale", "off-sale", "deleted"])
    .optional()
    .meta({ description: "Where nothing is said: all that have not been deleted at their platform." }),
});
export type ProductListQuery = z.infer<typeof productListQuery>;

export const productSummary = z.object({
  id: z.string(),
  title: z.string(),
  /** As its platform calls it. */
  status: z.string(),
  state: z.enum(["on-sale", "off-sale", "deleted"]),
  vendor: z.string(),
  kind: z.string(),
  variants: z.int(),
  /** The cheapest and the dearest variant's; null: not known. */
  price: z.object({ from: money, to: money }).nullable(),
  /** Free to sell of all its SKUs; null: none of them is counted here. */
  free: z.int().nullable(),
  source: z.object({ id: uuid, name: z.string() }).nullable(),
  deletedAt: instant.nullable(),
  updatedAt: instant,
});
export type ProductSummary = z.infer<typeof productSummary>;

export const productVariant = z.object({
  id: z.string(),
  sku: z.string(),
  title: z.string(),
  price: money.nullable(),
  /** Null: not counted here. */
  stock: z.object({ onHand: z.int(), reserved: z.int(), free: z.int(), isLow: z.boolean() }).nullable(),
});
export type ProductVariant = z.infer<typeof productVariant>;

export const productDetail = productSummary.extend({
  tags: z.array(z.string()),
  url: z.string(),
  firstSeenAt: instant,
  items: z.array(productVariant),
  /** Newest first; further pages from `/products/{id}/timeline`. */
  timeline: pageOf(timelineItem),
});
export type ProductDetail = z.infer<typeof productDetail>;

export const productParams = z.strictObject({ id: z.string().min(1).max(limits.idCharsMax) });
