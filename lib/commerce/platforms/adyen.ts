/**
 * Adyen's notifications to canonical events: one item of a message at a time. Amounts are minor units by Adyen's own count, which differs
 * from ISO 4217 for four currencies.
 */
import { currencyCode } from "../currency.ts";
import type { EventType, Meaning } from "../event.ts";
import { meaningOf } from "../meaning-of.ts";
import type { Money } from "../money.ts";
import { dispute } from "../parts/dispute.ts";
import { type Payment, payment } from "../parts/payment.ts";
import { refund } from "../parts/refund.ts";
import { type Fields, fields, id, list, text, time } from "../read-value.ts";

/** A message with one item is kept whole; of several each is kept by itself. */
export function adyenItem(body: unknown): Fields {
  const whole = fields(body);
  const [first = whole] = list(whole["notificationItems"]);
  return fields(fields(first)["NotificationRequestItem"]);
}

export function readAdyen(_: string, body: unknown): Meaning | null {
  const item = adyenItem(body);
  const topic = text(item["eventCode"]);
  if (topic === "") return null;
  const at = time(item["eventDate"]);
  const isDone = isTrue(item["success"]);
  const disputed = Object.hasOwn(disputes, topic) ? disputes[topic] : undefined;
  if (topic === "AUTHORISATION") return readPayment(topic, at, item, isDone);
  if (topic === "REFUND" && isDone) return readRefund(topic, at, item);
  if (disputed) return readDispute(topic, at, item, disputed);
  return meaningOf("other", topic, at, { payment: paymentOf(item, { status: topic.toLowerCase() }) });
}

function readPayment(topic: string, at: string, item: Fields, isDone: boolean): Meaning {
  const said = isDone
    ? { status: "authorised", paidAt: at }
    : { status: "refused", reason: text(item["reason"]), failureCode: text(fields(item["additionalData"])["refusalReasonRaw"]) };
  return meaningOf(isDone ? "payment.succeeded" : "payment.failed", topic, at, { payment: paymentOf(item, said) });
}

function readRefund(topic: string, at: string, item: Fields): Meaning {
  const amount = amountOf(item);
  return meaningOf("payment.refunded", topic, at, {
    payment: paymentOf(item, { status: "refunded", reason: text(item["reason"]) }),
    refund: refund.parse({
      id: id(item["pspReference"]),
      paymentId: id(item["originalReference"]),
      reference: id(item["merchantReference"]),
      amount,
      status: "success",
      reason: text(item["reason"]),
    }),
  });
}

interface Disputed {
  type: EventType & `dispute.${string}`;
  kind: "inquiry" | "chargeback";
}
const opened = (kind: Disputed["kind"]): Disputed => ({ type: "dispute.opened", kind });
const goesOn: Disputed = { type: "dispute.updated", kind: "chargeback" };
/** The events of one dispute have one `pspReference`. */
const disputes: Readonly<Record<string, Disputed>> = {
  REQUEST_FOR_INFORMATION: opened("inquiry"),
  NOTIFICATION_OF_CHARGEBACK: opened("chargeback"),
  CHARGEBACK: opened("chargeback"),
  INFORMATION_SUPPLIED: goesOn,
  DISPUTE_DEFENSE_PERIOD_ENDED: goesOn,
  ISSUER_RESPONSE_TIMEFRAME_EXPIRED: goesOn,
  CHARGEBACK_REVERSED: goesOn,
  SECOND_CHARGEBACK: goesOn,
  PREARBITRATION_WON: goesOn,
  PREARBITRATION_LOST: goesOn,
};

function readDispute(topic: string, at: string, item: Fields, { type, kind }: Disputed): Meaning {
  const more = fields(item["additionalData"]);
  return meaningOf(type, topic, at, {
    payment: paymentOf(item, { status: "disputed" }),
    dispute: dispute.parse({
      id: id(item["pspReference"]),
      paymentId: id(item["originalReference"]),
      kind,
      status: text(more["disputeStatus"]) || topic.toLowerCase(),
      reason: text(item["reason"]),
      amount: amountOf(item),
      ...(type === "dispute.opened" ? { openedAt: at } : {}),
      answerBy: time(more["defensePeriodEndsAt"]),
    }),
  });
}

/** What is done to a payment has a number of its own, and names the payment beside it. */
function paymentOf(item: Fields, said: Partial<Payment>): Payment {
  return {
    ...payment.parse({
      id: id(item["originalReference"]) || id(item["pspReference"]),
      reference: id(item["merchantReference"]),
      provider: "adyen",
      method: text(item["paymentMethod"]),
      amount: amountOf(item),
    }),
    ...said,
  };
}

/** By how much Adyen's smallest unit differs from ISO 4217's: two decimals for CLP and ISK, none for CVE and IDR. */
const scales: Readonly<Record<string, readonly [times: number, by: number]>> = {
  CLP: [1, 100],
  ISK: [1, 100],
  CVE: [100, 1],
  IDR: [100, 1],
};

function amountOf(item: Fields): Money {
  const given = fields(item["amount"]);
  const currency = currencyCode(given["currency"]);
  const [times, by] = scales[currency] ?? [1, 1];
  const value = given["value"];
  const minor = typeof value === "number" && Number.isSafeInteger(value) ? Math.round((value * times) / by) : 0;
  return { amountMinor: Number.isSafeInteger(minor) ? minor : 0, currency };
}

const isTrue = (value: unknown): boolean => value === true || value === "true";
