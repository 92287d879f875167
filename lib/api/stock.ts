/** Stock as the API shows it. */
import { z } from "zod";
import { moveKinds } from "../commerce/stock/book.ts";
import { limits } from "../limits.ts";
import { instant, pageOf, pageQuery, uuid } from "./page.ts";

export const stockListQuery = pageQuery.extend({
  search: z.string().max(200).optional().meta({ description: "The beginning of a SKU or of a product's name." }),
  state: z
    .enum(["low", "short", "none"])
    .optional()
    .meta({ description: "`low`: below its warning; `short`: more is set aside than is there; `none`: nothing is free." }),
});
export type StockListQuery = z.infer<typeof stockListQuery>;

const figures = {
  /** What is there. */
  onHand: z.int(),
  /** Of it, set aside for orders. */
  reserved: z.int(),
  /** What is left to sell; below nothing where a count found less than was set aside. */
  free: z.int(),
};

export const stockSummary = z.object({
  /** The SKU. */
  id: z.string(),
  sku: z.string(),
  title: z.string(),
  ...figures,
  places: z.int(),
  warnBelow: z.int().nullable(),
  rearmAbove: z.int().nullable(),
  isLow: z.boolean(),
  updatedAt: instant,
});
export type StockSummary = z.infer<typeof stockSummary>;

/** One line of the ledger. */
export const stockEntry = z.object({
  id: uuid,
  sku: z.string(),
  location: z.string(),
  kind: z.enum(moveKinds),
  onHand: z.int(),
  reserved: z.int(),
  onHandAfter: z.int(),
  reservedAfter: z.int(),
  order: z.object({ id: z.string(), number: z.string() }).nullable(),
  runId: uuid.nullable(),
  eventId: uuid.nullable(),
  /** The person who did it; empty where a flow or the platform did. */
  by: z.string(),
  reason: z.string(),
  at: instant,
});
export type StockEntry = z.infer<typeof stockEntry>;

export const stockDetail = stockSummary.extend({
  levels: z.array(z.object({ location: z.string(), ...figures })),
  /** What is set aside, the longest first. */
  holdings: z.array(
    z.object({ order: z.object({ id: z.string(), number: z.string() }), location: z.string(), quantity: z.int(), since: instant }),
  ),
  /** What is free at the end of each of the last days, oldest first. */
  days: z.array(z.object({ day: z.string(), free: z.int() })),
  sold: z.object({ days: z.int(), pieces: z.int() }),
  entries: pageOf(stockEntry),
});
export type StockDetail = z.infer<typeof stockDetail>;

export const skuParams = z.strictObject({ sku: z.string().min(1).max(limits.idCharsMax) });
export const stockChange = z
  .strictObject({
    location: z.string().trim().max(limits.nameCharsMax).default(""),
    /** So many more or fewer. */
    by: z.int().min(-limits.stockMax).max(limits.stockMax).optional(),
    /** So many were counted. */
    onHand: z.int().min(0).max(limits.stockMax).optional(),
    reason: z.string().trim().max(limits.nameCharsMax).default(""),
  })
  .refine(({ by, onHand }) => (by === undefined) !== (onHand === undefined), { message: "Say either `by` or `onHand`." });
export type StockChange = z.input<typeof stockChange>;
export const warningChange = z
  .strictObject({
    warnBelow: z.int().min(0).max(limits.stockMax).nullable(),
    rearmAbove: z.int().min(0).max(limits.stockMax).nullable().default(null),
  })
  .refine(({ warnBelow, rearmAbove }) => rearmAbove === null || warnBelow === null || rearmAbove >= warnBelow, {
    message: "The level that arms the warning again lies below the one that it warns at.",
  });
