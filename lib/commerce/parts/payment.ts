/** Money that came in, or did not: what a payment provider says of one payment. */
import { z } from "zod";
import { money } from "../money.ts";
import { timeText } from "../order.ts";

const text = z.string().default("");
const noMoney = { amountMinor: 0, currency: "" };

/** On `order.refunded` and `payment.refunded` it is the refund's own money; the refund itself is beside it. */
export const payment = z.object({
  /** The provider's number of it: Stripe's `pi_...`, WeChat Pay's `transaction_id`, Alipay's `trade_no`. */
  id: text,
  /** The order it belongs to, where the provider knows the platform's own id; else the number below leads to it. */
  orderId: text,
  /** The number that the shop gave it: `out_trade_no`, an order number. */
  reference: text,
  /** stripe, wechat-pay, alipay, shopify ... */
  provider: text,
  method: text,
  status: text,
  amount: money.default(noMoney),
  /** Given back so far, this time included. */
  refunded: money.default(noMoney),
  reason: text,
  /** The provider's own word for why it failed. */
  failureCode: text,
  paidAt: timeText.default(""),
});
export type Payment = z.infer<typeof payment>;
