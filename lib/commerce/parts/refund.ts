/** What is asked back, or was given back: a refund, or goods that return. */
import { z } from "zod";
import { money } from "../money.ts";
import { lineItem, timeText } from "../order.ts";

const text = z.string().default("");
const noMoney = { amountMinor: 0, currency: "" };

export const refund = z.object({
  /** The platform's or the provider's number of it. */
  id: text,
  orderId: text,
  /** The provider's number of the payment that it goes back to. */
  paymentId: text,
  /** The number that the shop gave it: `out_refund_no`, `out_request_no`. */
  reference: text,
  amount: money.default(noMoney),
  status: text,
  reason: text,
  note: text,
  /** The lines it is about, as far as it names them. */
  items: z.array(lineItem).default([]),
  requestedAt: timeText.default(""),
});
export type Refund = z.infer<typeof refund>;
