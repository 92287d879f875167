/** A buyer's bank, or the provider, takes a payment into question. */
import { z } from "zod";
import { money } from "../money.ts";
import { timeText } from "../order.ts";

const text = z.string().default("");

export const dispute = z.object({
  id: text,
  orderId: text,
  paymentId: text,
  /** chargeback, inquiry, complaint: as the provider calls it. */
  kind: text,
  status: text,
  reason: text,
  amount: money.default({ amountMinor: 0, currency: "" }),
  openedAt: timeText.default(""),
  /** Until when an answer is taken. */
  answerBy: timeText.default(""),
});
export type Dispute = z.infer<typeof dispute>;
