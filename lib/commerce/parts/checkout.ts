/** A purchase that has begun: what is in it, and where the customer can go on with it. */
import { z } from "zod";
import { money } from "../money.ts";
import { lineItem, timeText } from "../order.ts";

const text = z.string().default("");
const noMoney = { amountMinor: 0, currency: "" };

export const checkout = z.object({
  id: text,
  /** The order that it became. */
  orderId: text,
  /** Where the customer takes it up again. */
  url: text,
  email: text,
  phone: text,
  total: money.default(noMoney),
  items: z.array(lineItem).default([]),
  startedAt: timeText.default(""),
  /** Empty while it is open, and for ever where it was left. */
  completedAt: timeText.default(""),
});
export type Checkout = z.infer<typeof checkout>;
