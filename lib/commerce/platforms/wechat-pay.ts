/** WeChat Pay's notifications (APIv3) to canonical events, by the opened resource. Amounts are whole fen. */
import { currencyCode } from "../currency.ts";
import type { Meaning } from "../event.ts";
import { meaningOf } from "../meaning-of.ts";
import type { Money } from "../money.ts";
import { openedName } from "../opened-body.ts";
import { dispute } from "../parts/dispute.ts";
import { payment } from "../parts/payment.ts";
import { refund } from "../parts/refund.ts";
import { type Fields, fields, id, text, time } from "../read-value.ts";

export function readWeChatPay(_: string, body: unknown): Meaning | null {
  const notice = fields(body);
  const topic = text(notice["event_type"]);
  if (topic === "") return null;
  const opened = fields(notice[openedName]);
  const at = time(opened["success_time"]) || time(notice["create_time"]);
  if (topic === "TRANSACTION.SUCCESS") return readPayment(topic, at, opened);
  if (topic.startsWith("REFUND.")) return readRefund(topic, at, opened);
  if (topic.startsWith("COMPLAINT.")) return readComplaint(topic, at, opened);
  return meaningOf("other", topic, at);
}

function readPayment(topic: string, at: string, opened: Fields): Meaning {
  const amount = fields(opened["amount"]);
  return meaningOf("payment.succeeded", topic, at, {
    payment: payment.parse({
      id: id(opened["transaction_id"]),
      reference: id(opened["out_trade_no"]),
      provider: "wechat-pay",
      method: text(opened["trade_type"]),
      status: text(opened["trade_state"]),
      amount: fen(amount["total"], amount["currency"]),
      paidAt: time(opened["success_time"]),
    }),
  });
}

function readRefund(topic: string, at: string, opened: Fields): Meaning {
  const amount = fields(opened["amount"]);
  const given = fen(amount["refund"], amount["currency"]);
  const status = text(opened["refund_status"]);
  const paymentId = id(opened["transaction_id"]);
  return meaningOf(topic === "REFUND.SUCCESS" ? "payment.refunded" : "other", topic, at, {
    payment: payment.parse({
      id: paymentId,
      reference: id(opened["out_trade_no"]),
      provider: "wechat-pay",
      status,
      amount: given,
    }),
    refund: refund.parse({
      id: id(opened["refund_id"]),
      paymentId,
      reference: id(opened["out_refund_no"]),
      amount: given,
      status,
      note: text(opened["user_received_account"]),
    }),
  });
}

/** It names a complaint and says nothing of it: the rest is asked for by its number. */
function readComplaint(topic: string, at: string, opened: Fields): Meaning {
  const isNew = topic === "COMPLAINT.CREATE";
  const about = dispute.parse({
    id: id(opened["complaint_id"]),
    kind: "complaint",
    status: text(opened["action_type"]),
    ...(isNew ? { openedAt: at } : {}),
  });
  return meaningOf(isNew ? "dispute.opened" : "dispute.updated", topic, at, { dispute: about });
}

function fen(value: unknown, currency: unknown): Money {
  const amountMinor = typeof value === "number" && Number.isSafeInteger(value) ? value : 0;
  return { amountMinor, currency: currencyCode(currency) || "CNY" };
}
