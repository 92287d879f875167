/** Douyin Shop's messages: a number says what happened, a JSON text within the message says to what. Amounts are whole fen. */
import type { EventType, Meaning } from "../event.ts";
import { meaningOf, thinCustomer, thinOrder, timeOfSeconds } from "../meaning-of.ts";
import type { Money } from "../money.ts";
import type { OrderStatus } from "../order.ts";
import { parseBody } from "../parse-body.ts";
import { payment } from "../parts/payment.ts";
import { refund } from "../parts/refund.ts";
import { shipment } from "../parts/shipment.ts";
import { count, type Fields, fields, id, text } from "../read-value.ts";

const orderTags: Readonly<Record<string, readonly [name: string, EventType, OrderStatus]>> = {
  "100": ["TradeCreate", "order.created", "open"],
  "101": ["TradePaid", "order.paid", "paid"],
  "102": ["TradeSellerShip", "order.shipped", "shipped"],
  "103": ["TradeSuccess", "order.delivered", "completed"],
  "106": ["TradeCanceled", "order.cancelled", "cancelled"],
  "108": ["TradePartlySellerShip", "shipment.created", "paid"],
};
const refundTags: Readonly<Record<string, string>> = { "200": "RefundCreated", "206": "RefundSuccess" };

export function readDouyinShop(_: string, body: unknown): Meaning | null {
  const message = fields(body);
  const tag = id(message["tag"]);
  if (tag === "") return null;
  const parsed = typeof message["data"] === "string" ? parseBody(message["data"]) : null;
  const data = parsed?.ok ? fields(parsed.value) : fields(message["data"]);
  const at = firstTime(data, ["update_time", "pay_time", "create_time", "apply_time", "success_time", "cancel_time", "complete_time"]);
  const orderId = id(data["p_id"]);
  const known = Object.hasOwn(orderTags, tag) ? orderTags[tag] : undefined;
  if (known && orderId !== "") return readOrder(known, at, orderId, data);
  if (Object.hasOwn(refundTags, tag) && orderId !== "") return readRefund(tag, at, orderId, data);
  return meaningOf("other", tag, at, orderId ? { order: thinOrder({ id: orderId, platform: "douyin-shop" }) } : {});
}

function readOrder([name, type, status]: readonly [string, EventType, OrderStatus], at: string, orderId: string, data: Fields): Meaning {
  const total = fen(data["pay_amount"]);
  const parcel = fields(data["logistics_msg"]);
  return meaningOf(type, name, at, {
    order: thinOrder({ id: orderId, platform: "douyin-shop", status, currency: total.currency, total }),
    customer: thinCustomer({}),
    ...(type === "order.paid"
      ? { payment: payment.parse({ orderId, reference: orderId, provider: "douyin-shop", status: "paid", amount: total, paidAt: at }) }
      : {}),
    ...(type === "order.shipped" || type === "shipment.created"
      ? {
          shipment: shipment.parse({
            orderId,
            carrier: text(parcel["express_company_id"]),
            trackingNumber: text(parcel["logistics_code"]),
            shippedAt: at,
          }),
        }
      : {}),
  });
}

function readRefund(tag: string, at: string, orderId: string, data: Fields): Meaning {
  const isDone = tag === "206";
  const part = refund.parse({
    id: id(data["aftersale_id"]),
    orderId,
    amount: fen(data["refund_amount"]),
    status: isDone ? "success" : "requested",
    reason: text(data["reason"]) || text(data["reason_code"]),
    requestedAt: isDone ? "" : at,
  });
  const order = thinOrder({ id: orderId, platform: "douyin-shop", refunded: isDone ? part.amount : fen(0) });
  const back = payment.parse({ id: part.id, orderId, provider: "douyin-shop", status: "success", amount: part.amount });
  return meaningOf(isDone ? "order.refunded" : "refund.requested", refundTags[tag] ?? tag, at, {
    order,
    refund: part,
    customer: thinCustomer({}),
    ...(isDone ? { payment: back } : {}),
  });
}

function firstTime(data: Fields, names: readonly string[]): string {
  for (const name of names) {
    const at = timeOfSeconds(data[name]);
    if (at) return at;
  }
  return "";
}

const fen = (value: unknown): Money => ({ amountMinor: count(value), currency: "CNY" });
