/** PayPal's events to canonical ones: those of its payments (captures, and the older sales) and of its disputes. Amounts are decimal text. */
import type { Meaning } from "../event.ts";
import { meaningOf } from "../meaning-of.ts";
import type { Money } from "../money.ts";
import { dispute } from "../parts/dispute.ts";
import { type Payment, payment } from "../parts/payment.ts";
import { refund } from "../parts/refund.ts";
import { amount, type Fields, fields, id, list, text, time } from "../read-value.ts";

export function readPayPal(_: string, body: unknown): Meaning | null {
  const event = fields(body);
  const topic = text(event["event_type"]);
  if (topic === "") return null;
  const at = time(event["create_time"]);
  const resource = fields(event["resource"]);
  const read = Object.hasOwn(readers, topic) ? readers[topic] : undefined;
  return read ? read(topic, at, resource) : meaningOf("other", topic, at);
}

type Reader = (topic: string, at: string, resource: Fields) => Meaning;

const paid: Reader = (topic, at, resource) =>
  meaningOf("payment.succeeded", topic, at, {
    payment: paymentOf(resource, { paidAt: time(resource["create_time"]) || at }),
  });

const failed: Reader = (topic, at, resource) => {
  const why = text(fields(resource["status_details"])["reason"]) || text(resource["reason_code"]);
  return meaningOf("payment.failed", topic, at, { payment: paymentOf(resource, { reason: why, failureCode: why }) });
};

/** A reversal (a chargeback, a bank's recall) takes the money back as a refund does, and is told in the same shape. */
const refunded =
  (reason: string): Reader =>
  (topic, at, resource) => {
    const paymentId = paymentOfRefund(resource);
    const given = positive(amountOf(resource["amount"]));
    const soFar = amountOf(fields(resource["seller_payable_breakdown"])["total_refunded_amount"] ?? resource["total_refunded_amount"]);
    const why = reason || text(resource["note_to_payer"]) || text(resource["reason_code"]);
    return meaningOf("payment.refunded", topic, at, {
      payment: paymentOf(resource, { id: paymentId, amount: given, refunded: soFar, reason: why }),
      refund: refund.parse({
        id: id(resource["id"]),
        paymentId,
        reference: referenceOf(resource),
        amount: given,
        status: statusOf(resource),
        reason: why,
      }),
    });
  };

const disputed =
  (type: "dispute.opened" | "dispute.updated"): Reader =>
  (topic, at, resource) => {
    const [first] = list(resource["disputed_transactions"]).map(fields);
    const about = first ?? {};
    const paymentId = id(about["seller_transaction_id"]);
    const asked = amountOf(resource["dispute_amount"]);
    return meaningOf(type, topic, at, {
      payment: payment.parse({
        id: paymentId,
        reference: id(about["invoice_number"]) || id(about["custom"]),
        provider: "paypal",
        method: "paypal",
        amount: asked,
      }),
      dispute: dispute.parse({
        id: id(resource["dispute_id"]),
        paymentId,
        kind: text(resource["dispute_life_cycle_stage"]).toLowerCase(),
        status: text(resource["status"]),
        reason: text(resource["reason"]),
        amount: asked,
        openedAt: time(resource["create_time"]),
        answerBy: time(resource["seller_response_due_date"]),
      }),
    });
  };

const readers: Readonly<Record<string, Reader>> = {
  "PAYMENT.CAPTURE.COMPLETED": paid,
  "PAYMENT.CAPTURE.DENIED": failed,
  "PAYMENT.CAPTURE.DECLINED": failed,
  "PAYMENT.CAPTURE.REFUNDED": refunded(""),
  "PAYMENT.CAPTURE.REVERSED": refunded("reversed"),
  "PAYMENT.SALE.COMPLETED": paid,
  "PAYMENT.SALE.DENIED": failed,
  "PAYMENT.SALE.REFUNDED": refunded(""),
  "PAYMENT.SALE.REVERSED": refunded("reversed"),
  "CUSTOMER.DISPUTE.CREATED": disputed("dispute.opened"),
  "CUSTOMER.DISPUTE.UPDATED": disputed("dispute.updated"),
  "CUSTOMER.DISPUTE.RESOLVED": disputed("dispute.updated"),
};

function paymentOf(resource: Fields, said: Partial<Payment>): Payment {
  return {
    ...payment.parse({
      id: id(resource["id"]),
      reference: referenceOf(resource),
      provider: "paypal",
      method: "paypal",
      status: statusOf(resource),
      amount: amountOf(resource["amount"]),
    }),
    ...said,
  };
}

/** What the shop called it: its invoice's number, else whatever it wrote beside the payment. */
const referenceOf = (resource: Fields): string =>
  id(resource["invoice_id"]) || id(resource["invoice_number"]) || id(resource["custom_id"]) || id(resource["custom"]);

const statusOf = (resource: Fields): string => (text(resource["status"]) || text(resource["state"])).toLowerCase();

/** A refund names its payment by a link alone, unless it is of the older kind. */
function paymentOfRefund(resource: Fields): string {
  const named = id(resource["capture_id"]) || id(resource["sale_id"]);
  if (named !== "") return named;
  const links = list(resource["links"]).map(fields);
  const up = text(links.find(({ rel }) => rel === "up")?.["href"]);
  const found = /\/(?:captures|sale)\/([A-Za-z0-9-]+)$/.exec(up)?.[1];
  // a capture that was reversed is told as itself
  return found ? id(found) : id(resource["id"]);
}

/** `value` with `currency_code`; in the older kind `total` with `currency`. */
function amountOf(value: unknown): Money {
  const given = fields(value);
  return amount(given["value"] ?? given["total"], given["currency_code"] ?? given["currency"]);
}

const positive = ({ amountMinor, currency }: Money): Money => ({ amountMinor: Math.abs(amountMinor), currency });
