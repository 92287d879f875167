/** Alipay's notifications (a form) to canonical events. Amounts are decimal text in yuan, times are Beijing's. */
import type { Meaning } from "../event.ts";
import { instantMs } from "../instant.ts";
import { meaningOf } from "../meaning-of.ts";
import { type Payment, payment } from "../parts/payment.ts";
import { refund } from "../parts/refund.ts";
import { amount, type Fields, fields, id, text, time } from "../read-value.ts";

export function readAlipay(_: string, body: unknown): Meaning | null {
  const form = fields(body);
  const status = text(form["trade_status"]);
  const topic = text(form["notify_type"]) || (status && "trade_status_sync");
  if (topic === "") return null;
  const at = beijing(form["notify_time"]);
  if (id(form["trade_no"]) === "") return meaningOf("other", topic, at);
  // a refund is told with the trade's status as it then is, so it is looked for first
  if (text(form["gmt_refund"]) !== "" && text(form["refund_fee"]) !== "") return readRefund(topic, form, status);
  const paidAt = beijing(form["gmt_payment"]);
  const paid = paymentOf(form, status, { paidAt });
  if (status === "TRADE_SUCCESS" || (status === "TRADE_FINISHED" && isOnceFinal(paidAt, at)))
    return meaningOf("payment.succeeded", topic, paidAt || at, { payment: paid });
  // closed before anything was paid: its time ran out, or it was called off
  if (status === "TRADE_CLOSED" && paidAt === "")
    return meaningOf("payment.failed", topic, beijing(form["gmt_close"]) || at, { payment: { ...paid, reason: "closed" } });
  return meaningOf("other", topic, at, { payment: paid });
}

/** What cannot be refunded is final at once; otherwise a payment is told as finished once more, months later. */
function isOnceFinal(paidAt: string, at: string): boolean {
  const [paid, told] = [instantMs(paidAt), instantMs(at)];
  return paid !== null && told !== null && told - paid < dayMs;
}
const dayMs = 24 * 60 * 60 * 1_000;

/** `refund_fee` is the sum of all refunds so far: it and the moment tell one from another. */
function readRefund(topic: string, form: Fields, status: string): Meaning {
  const soFar = amount(form["refund_fee"], "CNY");
  const at = beijing(form["gmt_refund"]);
  const paid = paymentOf(form, status, { amount: soFar, refunded: soFar });
  return meaningOf("payment.refunded", topic, at, {
    payment: paid,
    refund: refund.parse({
      id: id(form["out_biz_no"]) || `${paid.id}/${soFar.amountMinor}`,
      paymentId: paid.id,
      reference: id(form["out_biz_no"]),
      amount: soFar,
      status: "success",
    }),
  });
}

function paymentOf(form: Fields, status: string, said: Partial<Payment>): Payment {
  return {
    ...payment.parse({
      id: id(form["trade_no"]),
      reference: id(form["out_trade_no"]),
      provider: "alipay",
      method: "alipay",
      status,
      amount: amount(form["total_amount"], "CNY"),
    }),
    ...said,
  };
}

/** "2026-11-22 10:00:00", sometimes with a fraction: Beijing's time without saying so. */
function beijing(value: unknown): string {
  const given = text(value);
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(given) ? time(`${given.slice(0, 10)}T${given.slice(11)}+08:00`) : "";
}
