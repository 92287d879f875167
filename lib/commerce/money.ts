/** Money: integer minor units with its currency; no binary fraction anywhere between a provider's text and ours. */
import { z } from "zod";

export const money = z.object({
  /** Integer count of the currency's smallest unit (cents, fen, yen). */
  amountMinor: z.int(),
  /** ISO 4217 code in capitals; empty only where nothing is known (an empty order). */
  currency: z.string().regex(/^([A-Z]{3})?$/),
});
export type Money = z.infer<typeof money>;
