/**
 * What may still be given back of an order: what was paid, less what went back, less what is on its way back and may have gone.
 * Read under the order's lock, so that it holds across all flows.
 */
import type { OrderState } from "./fold-order.ts";
import type { Money } from "./money.ts";

/** What came in, as far as the platform says. */
export function paidMinor({ status, document }: Pick<OrderState, "status" | "document">): number {
  const { paymentStatus, total } = document;
  if (/^(pending|authorized|voided|expired|unpaid|not_paid|awaiting|requires_action)$/i.test(paymentStatus)) return 0;
  return status === "open" && paymentStatus === "" ? 0 : total.amountMinor;
}

/** @param outMinor refunds that were asked for and whose end nobody knows yet */
export function refundableMinor(order: Pick<OrderState, "status" | "document" | "refundedMinor">, outMinor: number): number {
  return Math.max(0, paidMinor(order) - order.refundedMinor - outMinor);
}

export type RefundAllowed =
  | { readonly kind: "go"; readonly amount: Money; readonly leftMinor: number }
  | { readonly kind: "refused"; readonly why: "too-much" | "nothing-left" | "currency"; readonly leftMinor: number };

/** @param asked null: all that is left */
export function allowRefund(
  order: Pick<OrderState, "status" | "document" | "refundedMinor">,
  outMinor: number,
  asked: Money | null,
): RefundAllowed {
  const leftMinor = refundableMinor(order, outMinor);
  const currency = order.document.currency || order.document.total.currency;
  if (asked && asked.currency !== currency) return { kind: "refused", why: "currency", leftMinor };
  const amountMinor = asked?.amountMinor ?? leftMinor;
  if (leftMinor <= 0 || amountMinor <= 0) return { kind: "refused", why: "nothing-left", leftMinor };
  if (amountMinor > leftMinor) return { kind: "refused", why: "too-much", leftMinor };
  return { kind: "go", amount: { amountMinor, currency }, leftMinor: leftMinor - amountMinor };
}
