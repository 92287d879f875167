/**
 * Shopify's payloads (REST shape, any API version from 2023 on) to canonical events.
 * `total_price` and its siblings are in the shop's currency, `currency`; what the customer saw is in `presentment_currency`
 * and in the sets' `presentment_money`, and is not used. A payload is a snapshot taken when it was sent, so a late one shows what
 * has happened since: each event moves the status only as far as the event itself says, and the later event does its own part.
 */
import type { EntityRef, EventType, Meaning } from "../event.ts";
import type { Order, OrderStatus } from "../order.ts";
import { sumMinor } from "../parse-money.ts";
import { type Payment, payment } from "../parts/payment.ts";
import { refund as refundPart } from "../parts/refund.ts";
import { type Shipment, shipment } from "../parts/shipment.ts";
import { amount, count, type Fields, fields, flag, id, list, tags, text, time } from "../read-value.ts";
import { gidTail, readAddress, readCustomer, readLine, shopAmount } from "./shopify-parts.ts";
import { readParcel, readThing } from "./shopify-things.ts";

const orderTopics: Readonly<Record<string, EventType>> = {
  "orders/create": "order.created",
  "orders/paid": "order.paid",
  "orders/fulfilled": "order.shipped",
  "orders/cancelled": "order.cancelled",
};

/** @param v of the reading: what came before 2 knew orders and refunds alone */
export function readShopify(topic: string, body: unknown, v: number): Meaning {
  const payload = fields(body);
  const type = Object.hasOwn(orderTopics, topic) ? orderTopics[topic] : undefined;
  if (type && id(payload["id"])) return readOrderEvent(type, topic, payload);
  if (topic === "refunds/create" && id(payload["order_id"])) return readRefund(topic, payload);
  if (v < 2) return readOther(topic, payload);
  if (changeTopics.has(topic) && id(payload["id"])) return readOrderEvent("order.updated", topic, payload);
  return readThing(topic, payload) ?? readOther(topic, payload);
}

/** Snapshots without an event of their own. */
const changeTopics: ReadonlySet<string> = new Set(["orders/updated", "orders/partially_fulfilled"]);

function readOrderEvent(type: EventType, topic: string, payload: Fields): Meaning {
  const order = readOrder(payload, statusOf(type, payload));
  return {
    type,
    topic,
    entity: { type: "order", id: order.id },
    occurredAt: momentOf(type, payload),
    order,
    customer: readCustomer(payload["customer"], payload["customer_locale"]),
    ...(type === "order.paid" ? { payment: readPayment(payload, order) } : {}),
    ...(type === "order.shipped" ? { shipment: newestParcel(payload, order.id) } : {}),
    ours: false,
  };
}

/** An order that is shipped names all its parcels; the newest one completed it. */
function newestParcel(payload: Fields, orderId: string): Shipment {
  const newest = list(payload["fulfillments"]).map(fields).at(-1);
  return newest ? readParcel(newest) : shipment.parse({ orderId });
}

function statusOf(type: EventType, payload: Fields): OrderStatus {
  if (type === "order.shipped") return "shipped";
  if (type === "order.cancelled") return "cancelled";
  const paid = ["paid", "partially_refunded", "refunded"].includes(text(payload["financial_status"]));
  return type === "order.paid" || paid ? "paid" : "open";
}

function momentOf(type: EventType, payload: Fields): string {
  const changed = time(payload["updated_at"]);
  if (type === "order.created") return time(payload["created_at"]) || changed;
  return (type === "order.cancelled" && time(payload["cancelled_at"])) || changed;
}

function readOrder(payload: Fields, status: OrderStatus): Order {
  const currency = payload["currency"];
  const money = (...names: string[]) =>
    amount(
      names.map((name) => payload[name]).find((value) => text(value) !== ""),
      currency,
    );
  const total = money("total_price", "current_total_price");
  return {
    id: id(payload["id"]),
    number: orderNumber(payload),
    platform: "shopify",
    status,
    paymentStatus: text(payload["financial_status"]),
    fulfilmentStatus: text(payload["fulfillment_status"]),
    currency: total.currency,
    total,
    subtotal: money("subtotal_price", "current_subtotal_price"),
    discount: money("total_discounts", "current_total_discounts"),
    shipping: amount(shopAmount(payload["total_shipping_price_set"]), currency),
    tax: money("total_tax", "current_total_tax"),
    refunded: {
      amountMinor: refundedMinor(payload, total.currency),
      currency: total.currency,
    },
    tags: tags(payload["tags"]),
    note: text(payload["note"]),
    email: text(payload["email"]) || text(payload["contact_email"]),
    phone: text(payload["phone"]),
    channel: text(payload["source_name"]),
    discountCodes: tags(list(payload["discount_codes"]).map((code) => fields(code)["code"])),
    items: list(payload["line_items"]).map((line) => readLine(fields(line), currency)),
    shippingAddress: readAddress(payload["shipping_address"]),
    billingAddress: readAddress(payload["billing_address"]),
    placedAt: time(payload["processed_at"]) || time(payload["created_at"]),
    test: flag(payload["test"]),
  };
}

function orderNumber(payload: Fields): string {
  const number = id(payload["order_number"]);
  return id(payload["name"]) || (number && `#${number}`);
}

function readPayment(payload: Fields, order: Order): Payment {
  const gateways = list(payload["payment_gateway_names"]).map(text);
  return payment.parse({
    orderId: order.id,
    reference: order.number,
    provider: "shopify",
    method: gateways.at(-1) ?? "",
    status: order.paymentStatus,
    amount: order.total,
    refunded: order.refunded,
  });
}

/** The part of a refund that moves money; what failed moved none. */
function refundMoves(refund: Fields): Fields[] {
  const transactions = list(refund["transactions"]).map(fields);
  return transactions.filter((move) => text(move["kind"]) === "refund" && !["failure", "error"].includes(text(move["status"])));
}

function refundedMinor(payload: Fields, currency: string): number {
  const moves = list(payload["refunds"]).flatMap((refund) => refundMoves(fields(refund)));
  return sumMinor(
    moves.filter((move) => (text(move["currency"]) || currency) === currency).map((move) => amount(move["amount"], currency)),
  );
}

/** A refund names its order and says little else of it: the order here holds what is known, and the fold fills it in. */
function readRefund(topic: string, refund: Fields): Meaning {
  const moves = refundMoves(refund);
  const currency = refundCurrency(refund, moves);
  const money = {
    amountMinor: sumMinor(moves.map((move) => amount(move["amount"], currency))),
    currency: amount("0", currency).currency,
  };
  const unsettled = moves.map((move) => text(move["status"])).find((status) => status !== "success");
  const orderId = id(refund["order_id"]);
  return {
    type: "order.refunded",
    topic,
    entity: { type: "order", id: orderId },
    occurredAt: time(refund["processed_at"]) || time(refund["created_at"]),
    order: { ...readOrder({ currency }, "open"), id: orderId, refunded: money },
    payment: payment.parse({
      id: id(refund["id"]),
      orderId,
      provider: "shopify",
      method: text(moves[0]?.["gateway"]),
      status: unsettled ?? "success",
      amount: money,
      reason: text(refund["note"]),
    }),
    refund: refundPart.parse({
      id: id(refund["id"]),
      orderId,
      amount: money,
      status: unsettled ?? "success",
      note: text(refund["note"]),
      items: list(refund["refund_line_items"]).map((each) => refundedLine(fields(each), currency)),
    }),
    ours: false,
  };
}

/** The line of the order, as many of it as go back. */
function refundedLine(each: Fields, currency: string) {
  const line = readLine(fields(each["line_item"]), currency);
  return { ...line, quantity: count(each["quantity"]), total: amount(each["subtotal"], currency) };
}

function refundCurrency(refund: Fields, moves: Fields[]): string {
  const line = fields(list(refund["refund_line_items"])[0]);
  const set = fields(fields(line["subtotal_set"])["shop_money"]);
  return text(moves[0]?.["currency"]) || text(set["currency_code"]);
}

/** Every other topic: kept and shown with what it is about, where it says so plainly. */
function readOther(topic: string, payload: Fields): Meaning {
  const occurredAt = time(payload["updated_at"]) || time(payload["occurredAt"]) || time(payload["created_at"]);
  return {
    type: "other",
    topic,
    entity: plainEntity(topic, payload),
    occurredAt,
    ours: false,
  };
}

function plainEntity(topic: string, payload: Fields): EntityRef | null {
  const own = gidTail(payload["id"]);
  const orderId =
    gidTail(payload["order_id"]) || gidTail(fields(payload["order"])["id"]) || gidTail(fields(payload["order_edit"])["order_id"]);
  if (topic.startsWith("orders/") && (own || orderId)) return { type: "order", id: own || orderId };
  if (orderId) return { type: "order", id: orderId };
  const customerId = (topic.startsWith("customers/") && own) || gidTail(payload["customer_id"]) || gidTail(payload["customerId"]);
  return customerId ? { type: "customer", id: customerId } : null;
}
