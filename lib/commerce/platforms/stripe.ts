/**
 * Stripe's events to canonical ones. An event holds the object as it was then (`data.object`) and, for updates, what it was before.
 * Amounts are minor units by Stripe's own count, which differs from ISO 4217 for three currencies.
 */
import { currencyCode } from "../currency.ts";
import type { Meaning } from "../event.ts";
import { meaningOf, thinCustomer, thinLine, timeOfSeconds } from "../meaning-of.ts";
import type { Money } from "../money.ts";
import type { Customer } from "../order.ts";
import { checkout } from "../parts/checkout.ts";
import { dispute } from "../parts/dispute.ts";
import { type Payment, payment } from "../parts/payment.ts";
import { refund } from "../parts/refund.ts";
import { type Fields, fields, id, list, text } from "../read-value.ts";

export function readStripe(_: string, body: unknown): Meaning | null {
  const event = fields(body);
  const topic = text(event["type"]);
  if (event["object"] !== "event" || topic === "") return null;
  const data = fields(event["data"]);
  const object = fields(data["object"]);
  const at = timeOfSeconds(event["created"]);
  const read = Object.hasOwn(readers, topic) ? readers[topic] : undefined;
  return read ? read(topic, at, object, fields(data["previous_attributes"])) : meaningOf("other", topic, at);
}

type Reader = (topic: string, at: string, object: Fields, before: Fields) => Meaning;

const paid: Reader = (topic, at, intent) =>
  meaningOf("payment.succeeded", topic, at, {
    payment: paymentOf(intent, { status: "succeeded", amount: amountOf(intent["amount_received"], intent), paidAt: at }),
    customer: customerOf(intent),
  });

const failed: Reader = (topic, at, intent) => {
  const error = fields(intent["last_payment_error"]);
  const why = { reason: text(error["message"]), failureCode: text(error["decline_code"]) || text(error["code"]) };
  return meaningOf("payment.failed", topic, at, {
    payment: paymentOf(intent, { status: "failed", amount: amountOf(intent["amount"], intent), ...why }),
    customer: customerOf(intent),
  });
};

/** A charge tells what was given back so far; what it was before tells how much this time. */
const refunded: Reader = (topic, at, charge, before) => {
  const soFar = amountOf(charge["amount_refunded"], charge);
  const beforeThat = amountOf(before["amount_refunded"], charge).amountMinor;
  const [newest] = list(fields(charge["refunds"])["data"]).map(fields);
  const amount = newest ? amountOf(newest["amount"], charge) : { ...soFar, amountMinor: soFar.amountMinor - beforeThat };
  const paymentId = id(charge["payment_intent"]) || id(charge["id"]);
  return meaningOf("payment.refunded", topic, at, {
    payment: paymentOf(charge, { id: paymentId, status: "refunded", amount, refunded: soFar, reason: text(newest?.["reason"]) }),
    refund: refund.parse({
      // an api version that sends no list of refunds: the sum that it reaches tells one from another
      id: id(newest?.["id"]) || `${id(charge["id"])}/${soFar.amountMinor}`,
      orderId: metadataOrder(charge),
      paymentId,
      amount,
      status: text(newest?.["status"]) || "succeeded",
      reason: text(newest?.["reason"]),
    }),
    customer: customerOf(charge),
  });
};

const disputed =
  (type: "dispute.opened" | "dispute.updated"): Reader =>
  (topic, at, object) => {
    const paymentId = id(object["payment_intent"]) || id(object["charge"]);
    return meaningOf(type, topic, at, {
      payment: payment.parse({
        id: paymentId,
        orderId: metadataOrder(object),
        provider: "stripe",
        amount: amountOf(object["amount"], object),
      }),
      dispute: dispute.parse({
        id: id(object["id"]),
        orderId: metadataOrder(object),
        paymentId,
        kind: text(object["status"]).startsWith("warning") ? "inquiry" : "chargeback",
        status: text(object["status"]),
        reason: text(object["reason"]),
        amount: amountOf(object["amount"], object),
        openedAt: timeOfSeconds(object["created"]),
        answerBy: timeOfSeconds(fields(object["evidence_details"])["due_by"]),
      }),
    });
  };

const checkedOut =
  (type: "checkout.updated" | "checkout.abandoned"): Reader =>
  (topic, at, session) => {
    const details = fields(session["customer_details"]);
    return meaningOf(type, topic, at, {
      checkout: checkout.parse({
        id: id(session["id"]),
        orderId: metadataOrder(session),
        url: text(fields(fields(session["after_expiration"])["recovery"])["url"]) || text(session["url"]),
        email: text(details["email"]) || text(session["customer_email"]),
        phone: text(details["phone"]),
        total: amountOf(session["amount_total"], session),
        items: list(fields(session["line_items"])["data"]).map((line) => {
          const item = fields(line);
          return thinLine({
            id: id(item["id"]),
            title: text(item["description"]),
            quantity: typeof item["quantity"] === "number" && Number.isSafeInteger(item["quantity"]) ? item["quantity"] : 0,
            total: amountOf(item["amount_total"], session),
          });
        }),
        startedAt: timeOfSeconds(session["created"]),
        completedAt: type === "checkout.updated" ? at : "",
      }),
      customer: thinCustomer({
        id: id(session["customer"]),
        name: text(details["name"]),
        email: text(details["email"]),
        phone: text(details["phone"]),
      }),
    });
  };

const customerTold =
  (type: "customer.created" | "customer.updated"): Reader =>
  (topic, at, object) =>
    meaningOf(type, topic, at, {
      customer: thinCustomer({
        id: id(object["id"]),
        name: text(object["name"]),
        email: text(object["email"]),
        phone: text(object["phone"]),
        locale: text(list(object["preferred_locales"])[0]),
        createdAt: timeOfSeconds(object["created"]),
      }),
    });

const readers: Readonly<Record<string, Reader>> = {
  "payment_intent.succeeded": paid,
  "payment_intent.payment_failed": failed,
  "charge.refunded": refunded,
  "charge.dispute.created": disputed("dispute.opened"),
  "charge.dispute.updated": disputed("dispute.updated"),
  "charge.dispute.closed": disputed("dispute.updated"),
  "checkout.session.completed": checkedOut("checkout.updated"),
  "checkout.session.expired": checkedOut("checkout.abandoned"),
  "customer.created": customerTold("customer.created"),
  "customer.updated": customerTold("customer.updated"),
};

/** The platform's own order id, where whoever made the payment wrote it into its metadata. */
const metadataOrder = (object: Fields): string => {
  const metadata = fields(object["metadata"]);
  return id(metadata["order_id"]) || id(metadata["orderId"]);
};

function paymentOf(object: Fields, said: Partial<Payment>): Payment {
  const charge = fields(list(fields(object["charges"])["data"])[0]);
  const details = fields(object["payment_method_details"] ?? charge["payment_method_details"]);
  const metadata = fields(object["metadata"]);
  return {
    ...payment.parse({
      id: id(object["id"]),
      orderId: metadataOrder(object),
      reference: id(metadata["order_number"]) || id(metadata["reference"]) || id(object["client_reference_id"]),
      provider: "stripe",
      method: text(details["type"]) || text(list(object["payment_method_types"])[0]),
    }),
    ...said,
  };
}

function customerOf(object: Fields): Customer {
  const details = fields(object["billing_details"]);
  return thinCustomer({
    id: id(object["customer"]),
    name: text(details["name"]),
    email: text(object["receipt_email"]) || text(details["email"]),
    phone: text(details["phone"]),
  });
}

/** By how much Stripe's smallest unit differs from ISO 4217's: two decimals for ISK and UGX, none for MGA. */
const scales: Readonly<Record<string, readonly [times: number, by: number]>> = { ISK: [1, 100], UGX: [1, 100], MGA: [100, 1] };

function amountOf(value: unknown, object: Fields): Money {
  const currency = currencyCode(object["currency"]);
  const [times, by] = scales[currency] ?? [1, 1];
  const minor = typeof value === "number" && Number.isSafeInteger(value) ? Math.round((value * times) / by) : 0;
  return { amountMinor: Number.isSafeInteger(minor) ? minor : 0, currency };
}
