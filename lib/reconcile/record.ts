/** What the shop itself believes of a payment or a refund, as far as a statement can be held against it. */

export interface MoneyRecord {
  /** `payment/<id>`, `refund/<id>`: the same for as long as the shop knows it. */
  readonly id: string;
  readonly kind: "payment" | "refund";
  /** Empty where the shop does not know through whom it was paid. */
  readonly provider: string;
  readonly transactionId: string;
  readonly merchantNo: string;
  readonly refundId: string;
  readonly refundNo: string;
  readonly orderId: string;
  readonly orderNumber: string;
  /** Positive for both. */
  readonly amountMinor: number;
  readonly currency: string;
  /** ISO 8601; empty where only the amount is known. */
  readonly at: string;
}
