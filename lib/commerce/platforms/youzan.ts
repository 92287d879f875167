/** Youzan's messages: what happened is a JSON text within the body, URL-encoded in the older kinds. Amounts are decimal text in yuan. */
import type { EventType, Meaning } from "../event.ts";
import { meaningOf, thinCustomer, thinLine, thinOrder, timeOfSeconds } from "../meaning-of.ts";
import type { Order, OrderStatus } from "../order.ts";
import { parseBody } from "../parse-body.ts";
import { payment } from "../parts/payment.ts";
import { refund } from "../parts/refund.ts";
import { shipment } from "../parts/shipment.ts";
import { amount, count, type Fields, fields, id, list, text, time } from "../read-value.ts";

const orderTopics: Readonly<Record<string, readonly [EventType, OrderStatus]>> = {
  trade_TradeCreate: ["order.created", "open"],
  // paid, and ready to be shipped; `trade_TradePaid` comes before it and may still wait for a group to fill
  trade_TradeBuyerPay: ["order.paid", "paid"],
  trade_TradePaid: ["order.updated", "paid"],
  trade_TradePartlySellerShip: ["shipment.created", "paid"],
  trade_TradeSellerShip: ["order.shipped", "shipped"],
  trade_TradeSuccess: ["order.delivered", "completed"],
  trade_TradeClose: ["order.cancelled", "cancelled"],
};

const asked: ReadonlySet<string> = new Set(["trade_refund_BuyerCreated", "youzan_trade_RefundCreated"]);
const given: ReadonlySet<string> = new Set([
  "trade_refund_RefundSuccess",
  "trade_refund_RefundSellerAgree",
  "trade_refund_SysRefund",
  "youzan_trade_RefundSuccess",
]);

export function readYouzan(given_: string, body: unknown): Meaning | null {
  const outer = fields(body);
  const topic = given_ || text(outer["type"]);
  if (topic === "") return null;
  const said = messageOf(outer["msg"]);
  const info = fields(fields(said["full_order_info"])["order_info"]);
  const orderId = id(said["tid"]) || id(info["tid"]) || (topic.includes("rade") ? id(outer["id"]) : "");
  const at = chinese(said["update_time"]) || chinese(info["update_time"]) || timeOfSeconds(outer["version"]);
  const known = Object.hasOwn(orderTopics, topic) ? orderTopics[topic] : undefined;
  if (known) return readOrder(known, topic, at, orderId, said);
  if (asked.has(topic) || given.has(topic)) return readRefund(topic, at, orderId, said);
  return meaningOf("other", topic, at, orderId ? { order: thinOrder({ id: orderId, platform: "youzan" }) } : {});
}

function messageOf(value: unknown): Fields {
  if (typeof value !== "string") return fields(value);
  for (const decode of [decodeURIComponent, (each: string) => decodeURIComponent(each.replaceAll("+", " ")), (each: string) => each]) {
    try {
      const read = parseBody(decode(value));
      if (read.ok) return fields(read.value);
    } catch {
      // not encoded in this way
    }
  }
  return {};
}

function readOrder([type, status]: readonly [EventType, OrderStatus], topic: string, at: string, orderId: string, said: Fields): Meaning {
  const order = orderOf(orderId, status, said);
  const full = fields(said["full_order_info"]);
  const buyer = fields(full["buyer_info"]);
  return meaningOf(type, topic, at, {
    order,
    customer: thinCustomer({
      id: id(buyer["yz_open_id"]) || id(buyer["buyer_id"]),
      name: text(buyer["fans_nickname"]),
      phone: text(buyer["buyer_phone"]),
    }),
    ...(type === "order.paid"
      ? { payment: payment.parse({ orderId, reference: orderId, provider: "youzan", status: "paid", amount: order.total, paidAt: at }) }
      : {}),
    ...(type === "order.shipped" || type === "shipment.created"
      ? {
          shipment: shipment.parse({
            orderId,
            shippedAt: at,
            carrier: text(said["express_name"]),
            trackingNumber: text(said["express_no"]),
          }),
        }
      : {}),
  });
}

function orderOf(orderId: string, status: OrderStatus, said: Fields): Order {
  const full = fields(said["full_order_info"]);
  const [info, pay, address] = [fields(full["order_info"]), fields(full["pay_info"]), fields(full["address_info"])];
  const yuan = (value: unknown) => amount(value, "CNY");
  const total = yuan(pay["payment"]);
  return thinOrder({
    id: orderId,
    number: text(info["created"]) === "" ? "" : orderId,
    platform: "youzan",
    status,
    paymentStatus: text(info["status"]),
    currency: "CNY",
    total,
    subtotal: yuan(pay["total_fee"]),
    shipping: yuan(pay["post_fee"]),
    note: text(fields(full["remark_info"])["buyer_message"]),
    items: list(full["orders"]).map((line) => lineOf(fields(line))),
    shippingAddress: {
      ...thinOrder({}).shippingAddress,
      name: text(address["receiver_name"]),
      phone: text(address["receiver_tel"]),
      line1: text(address["delivery_address"]),
      city: text(address["delivery_city"]),
      province: text(address["delivery_province"]),
      postcode: text(address["delivery_postal_code"]),
      country: text(address["delivery_address"]) ? "CN" : "",
    },
    placedAt: chinese(info["created"]),
  });
}

const lineOf = (line: Fields) =>
  thinLine({
    id: id(line["oid"]),
    sku: text(line["outer_sku_id"]) || text(line["outer_item_id"]),
    productId: id(line["item_id"]),
    variantId: id(line["sku_id"]),
    title: text(line["title"]),
    quantity: count(line["num"]),
    price: amount(line["price"], "CNY"),
    total: amount(line["payment"] ?? line["total_fee"], "CNY"),
  });

function readRefund(topic: string, at: string, orderId: string, said: Fields): Meaning {
  const part = refund.parse({
    id: id(said["refund_id"]),
    orderId,
    amount: amount(said["refunded_fee"] ?? said["refund_fee"], "CNY"),
    status: text(said["refund_state"]) || (given.has(topic) ? "success" : "requested"),
    reason: text(said["refund_reason"]),
    requestedAt: given.has(topic) ? "" : at,
  });
  const parts = { order: thinOrder({ id: orderId, platform: "youzan", refunded: part.amount }), refund: part, customer: thinCustomer({}) };
  if (!given.has(topic))
    return meaningOf(text(said["refund_type"]).includes("RETURN") ? "return.requested" : "refund.requested", topic, at, parts);
  const back = payment.parse({ id: part.id, orderId, provider: "youzan", status: "success", amount: part.amount });
  return meaningOf("order.refunded", topic, at, { ...parts, payment: back });
}

/** "2026-11-22 10:00:00" is Beijing's time without saying so. */
function chinese(value: unknown): string {
  const said = text(value);
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(said) ? time(`${said.replace(" ", "T")}+08:00`) : time(said);
}
