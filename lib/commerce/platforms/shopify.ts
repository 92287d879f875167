/**
 * Shopify's payloads (REST shape, any API version from 2023 on) to canonical events.
 * `total_price` and its siblings are in the shop's currency, `currency`; what the customer saw is in `presentment_currency`
 * and in the sets' `presentment_money`, and is not used. A payload is a snapshot taken when it was sent, so a late one shows what
 * has happened since: each event moves the status only as far as the event itself says, and the later event does its own part.
 */
import type { EntityRef, EventType, Meaning } from "../event.ts";
import type { Address, Customer, LineItem, Order, OrderStatus } from "../order.ts";
import { sumMinor } from "../parse-money.ts";
import { type Payment, payment } from "../parts/payment.ts";
import { shipment } from "../parts/shipment.ts";
import { amount, count, type Fields, fields, flag, id, list, tags, text, time } from "../read-value.ts";

const orderTopics: Readonly<Record<string, EventType>> = {
  "orders/create": "order.created",
  "orders/paid": "order.paid",
  "orders/fulfilled": "order.shipped",
  "orders/cancelled": "order.cancelled",
};

export function readShopify(topic: string, body: unknown): Meaning {
  const payload = fields(body);
  const type = Object.hasOwn(orderTopics, topic) ? orderTopics[topic] : undefined;
  if (type && id(payload["id"])) return readOrderEvent(type, topic, payload);
  if (topic === "refunds/create" && id(payload["order_id"])) return readRefund(topic, payload);
  return readOther(topic, payload);
}

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
    ...(type === "order.shipped" ? { shipment: shipment.parse({ orderId: order.id }) } : {}),
    ours: false,
  };
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

const shopAmount = (set: unknown): unknown => fields(fields(set)["shop_money"])["amount"];

function readLine(line: Fields, currency: unknown): LineItem {
  const price = amount(line["price"] ?? shopAmount(line["price_set"]), currency);
  const quantity = count(line["quantity"]);
  const shares = list(line["discount_allocations"]).map((share) => amount(fields(share)["amount"], currency));
  const discount = shares.length > 0 ? sumMinor(shares) : amount(line["total_discount"], currency).amountMinor;
  const total = price.amountMinor * quantity - discount;
  return {
    id: id(line["id"]),
    sku: text(line["sku"]),
    productId: id(line["product_id"]),
    variantId: id(line["variant_id"]),
    title: text(line["title"]) || text(line["name"]),
    quantity,
    price,
    total: {
      amountMinor: Number.isSafeInteger(total) ? total : 0,
      currency: price.currency,
    },
  };
}

function readAddress(value: unknown): Address {
  const address = fields(value);
  return {
    name: text(address["name"]) || fullName(address),
    company: text(address["company"]),
    line1: text(address["address1"]),
    line2: text(address["address2"]),
    city: text(address["city"]),
    province: text(address["province"]),
    postcode: text(address["zip"]),
    country: text(address["country_code"]),
    phone: text(address["phone"]),
  };
}

const fullName = (person: Fields): string => `${text(person["first_name"])} ${text(person["last_name"])}`.trim();

/** A guest order has none: every field is its empty default. */
function readCustomer(value: unknown, locale: unknown): Customer {
  const customer = fields(value);
  const consent = text(fields(customer["email_marketing_consent"])["state"]);
  return {
    id: id(customer["id"]),
    name: fullName(customer) || text(fields(customer["default_address"])["name"]),
    email: text(customer["email"]),
    phone: text(customer["phone"]),
    locale: text(customer["locale"]) || (value ? text(locale) : ""),
    tags: tags(customer["tags"]),
    ordersCount: count(customer["orders_count"]),
    totalSpent: amount(customer["total_spent"], customer["currency"]),
    acceptsMarketing: consent === "subscribed" || flag(customer["accepts_marketing"]),
    note: text(customer["note"]),
    createdAt: time(customer["created_at"]),
  };
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
    ours: false,
  };
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

/** `gid://shopify/Order/1` and `1` name the same thing. */
function gidTail(value: unknown): string {
  const whole = id(value);
  return whole.startsWith("gid://") ? whole.slice(whole.lastIndexOf("/") + 1) : whole;
}
