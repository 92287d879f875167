/**
 * WooCommerce's orders, customers and products (REST shape, v3). Ids are a shop's own, so its host stands before them.
 * Dates are read from the `_gmt` fields: the others are local times that do not say where.
 */
import type { Meaning } from "../event.ts";
import { instantMs } from "../instant.ts";
import { meaningOf, thinCustomer, thinLine, thinOrder } from "../meaning-of.ts";
import type { Address, Customer, LineItem, Order, OrderStatus } from "../order.ts";
import { sumMinor } from "../parse-money.ts";
import { type Payment, payment } from "../parts/payment.ts";
import { product } from "../parts/product.ts";
import { refund } from "../parts/refund.ts";
import { shipment } from "../parts/shipment.ts";
import { amount, count, type Fields, fields, id, list, tags, text, time } from "../read-value.ts";

const statuses: Readonly<Record<string, OrderStatus>> = {
  processing: "paid",
  completed: "completed",
  cancelled: "cancelled",
  refunded: "refunded",
  trash: "cancelled",
};

/** @param topic WooCommerce's own, or one of `becameOf` */
export function readWooCommerce(topic: string, body: unknown): Meaning | null {
  const payload = fields(body);
  const [resource = "", event = ""] = topic.split(".");
  if (resource === "order") return readOrder(topic, event, payload);
  if (resource === "customer" && (event === "created" || event === "updated"))
    return meaningOf(`customer.${event}`, topic, modified(payload), { customer: readCustomer(payload, scopeOf(payload)) });
  if (resource === "product") return readProduct(topic, event, payload);
  return meaningOf("other", topic, modified(payload));
}

/** `order.updated/order.paid`: what an update turned out to be. */
const became: Readonly<Record<string, "order.paid" | "order.shipped" | "order.cancelled" | "order.refunded" | "payment.failed">> = {
  "updated/order.paid": "order.paid",
  "updated/order.shipped": "order.shipped",
  "updated/order.cancelled": "order.cancelled",
  "updated/order.refunded": "order.refunded",
  "updated/payment.failed": "payment.failed",
};

function readOrder(topic: string, event: string, payload: Fields): Meaning {
  const [own = ""] = topic.split("/");
  const whole = topic.slice("order.".length);
  const type = Object.hasOwn(became, whole) ? became[whole] : event === "created" ? "order.created" : "order.updated";
  if (!type || id(payload["id"]) === "" || text(payload["status"]) === "") return meaningOf("other", own, modified(payload));
  const order = orderOf(payload);
  const paid = type === "order.paid" || type === "payment.failed" || type === "order.refunded";
  return meaningOf(type, own, momentOf(type, payload), {
    order,
    customer: buyerOf(payload),
    ...(paid ? { payment: paymentOf(payload, order) } : {}),
    ...(type === "order.refunded" ? { refund: refundOf(payload, order) } : {}),
    ...(type === "order.shipped" ? { shipment: shipment.parse({ orderId: order.id, shippedAt: momentOf(type, payload) }) } : {}),
  });
}

/**
 * What an order that "was updated" has just become, by its status and its dates, each with the key that makes it happen once.
 * A date that lies further back than a delivery may be late is an old order that was touched, and no payment of now.
 */
export function becameOf(topic: string, body: unknown): { topic: string; key: string }[] {
  const payload = fields(body);
  const orderId = scoped(payload, payload["id"]);
  if (topic !== "order.updated" || orderId === "") return [];
  const changedAt = gmt(payload["date_modified_gmt"]);
  const once = (what: string, when: string) => ({ topic: `${topic}/${what}`, key: `${what}/${orderId}/${when}` });
  const ifNow = (what: string, when: string) => (isNear(when, changedAt) ? [once(what, when)] : []);
  const paid = () => ifNow("order.paid", gmt(payload["date_paid_gmt"]));
  switch (text(payload["status"])) {
    case "processing":
      return paid();
    case "completed":
      return [...paid(), ...ifNow("order.shipped", gmt(payload["date_completed_gmt"]))];
    // these have no date of their own; they happen to an order once
    case "cancelled":
      return [once("order.cancelled", "")];
    case "refunded":
      return [once("order.refunded", "")];
    case "failed":
      return [once("payment.failed", changedAt)];
    default:
      return [];
  }
}

const hourMs = 60 * 60 * 1_000;

function isNear(when: string, changedAt: string): boolean {
  const [then, now] = [instantMs(when), instantMs(changedAt)];
  return then !== null && now !== null && Math.abs(now - then) <= hourMs;
}

function orderOf(payload: Fields): Order {
  const currency = payload["currency"];
  const money = (name: string) => amount(payload[name], currency);
  const total = money("total");
  const [shipping, tax] = [money("shipping_total"), money("total_tax")];
  const items = list(payload["line_items"]).map((line) => lineOf(fields(line), currency));
  const status = text(payload["status"]);
  return thinOrder({
    id: scoped(payload, payload["id"]),
    number: text(payload["number"]) && `#${text(payload["number"])}`,
    platform: "woocommerce",
    status: (Object.hasOwn(statuses, status) ? statuses[status] : undefined) ?? "open",
    paymentStatus: text(payload["date_paid_gmt"]) ? "paid" : status,
    fulfilmentStatus: text(payload["date_completed_gmt"]) ? "completed" : "",
    currency: total.currency,
    total,
    subtotal: { ...total, amountMinor: sumMinor(items.map((item) => item.total)) },
    discount: money("discount_total"),
    shipping,
    tax,
    refunded: { ...total, amountMinor: sumMinor(refundsOf(payload).map((each) => negative(amount(each["total"], currency)))) },
    note: text(payload["customer_note"]),
    email: text(fields(payload["billing"])["email"]),
    phone: text(fields(payload["billing"])["phone"]),
    channel: text(payload["created_via"]),
    discountCodes: tags(list(payload["coupon_lines"]).map((coupon) => fields(coupon)["code"])),
    items,
    shippingAddress: addressOf(payload["shipping"]),
    billingAddress: addressOf(payload["billing"]),
    placedAt: gmt(payload["date_created_gmt"]),
  });
}

const refundsOf = (payload: Fields): Fields[] => list(payload["refunds"]).map(fields);
/** Refunds are told as less than nothing. */
const negative = <T extends { amountMinor: number }>(money: T): T => ({ ...money, amountMinor: Math.abs(money.amountMinor) });

function lineOf(line: Fields, currency: unknown): LineItem {
  const total = amount(line["total"], currency);
  return thinLine({
    id: id(line["id"]),
    sku: text(line["sku"]),
    productId: id(line["product_id"]),
    variantId: id(line["variation_id"]) === "0" ? "" : id(line["variation_id"]),
    title: text(line["name"]),
    quantity: count(line["quantity"]),
    price: amount(line["price"], currency),
    total,
  });
}

function addressOf(value: unknown): Address {
  const address = fields(value);
  return {
    name: fullName(address),
    company: text(address["company"]),
    line1: text(address["address_1"]),
    line2: text(address["address_2"]),
    city: text(address["city"]),
    province: text(address["state"]),
    postcode: text(address["postcode"]),
    country: text(address["country"]),
    phone: text(address["phone"]),
  };
}

const fullName = (person: Fields): string => `${text(person["first_name"])} ${text(person["last_name"])}`.trim();

/** A guest has no number: 0 is nobody. */
function buyerOf(payload: Fields): Customer {
  const billing = fields(payload["billing"]);
  const number = id(payload["customer_id"]);
  return thinCustomer({
    id: number === "0" ? "" : scoped(payload, number),
    name: fullName(billing),
    email: text(billing["email"]),
    phone: text(billing["phone"]),
  });
}

function readCustomer(payload: Fields, scope: string): Customer {
  const billing = fields(payload["billing"]);
  return thinCustomer({
    id: id(payload["id"]) && `${scope}${id(payload["id"])}`,
    name: fullName(payload) || fullName(billing) || text(payload["username"]),
    email: text(payload["email"]) || text(billing["email"]),
    phone: text(billing["phone"]),
    createdAt: gmt(payload["date_created_gmt"]),
  });
}

function paymentOf(payload: Fields, order: Order): Payment {
  const status = text(payload["status"]);
  return payment.parse({
    id: id(payload["transaction_id"]),
    orderId: order.id,
    reference: order.number,
    provider: "woocommerce",
    method: text(payload["payment_method"]),
    status,
    amount: status === "refunded" ? order.refunded : order.total,
    refunded: order.refunded,
    paidAt: gmt(payload["date_paid_gmt"]),
  });
}

function refundOf(payload: Fields, order: Order) {
  const newest = refundsOf(payload).at(-1) ?? {};
  const given = newest["total"] === undefined ? order.refunded : negative(amount(newest["total"], payload["currency"]));
  return refund.parse({ id: id(newest["id"]), orderId: order.id, amount: given, status: "success", reason: text(newest["reason"]) });
}

function readProduct(topic: string, event: string, payload: Fields): Meaning {
  const parsed = product.parse({
    id: scoped(payload, payload["id"]),
    title: text(payload["name"]),
    status: text(payload["status"]),
    kind: text(payload["type"]),
    url: text(payload["permalink"]),
    tags: tags(list(payload["tags"]).map((tag) => fields(tag)["name"])),
    priceText: text(payload["price"]),
    variants: text(payload["sku"])
      ? [
          {
            id: scoped(payload, payload["id"]),
            sku: text(payload["sku"]),
            title: text(payload["name"]),
            priceText: text(payload["price"]),
            available: count(payload["stock_quantity"]),
          },
        ]
      : [],
    deleted: event === "deleted",
  });
  return meaningOf("product.updated", topic, modified(payload), { product: parsed });
}

function momentOf(type: string, payload: Fields): string {
  const changed = modified(payload);
  if (type === "order.created") return gmt(payload["date_created_gmt"]) || changed;
  if (type === "order.paid") return gmt(payload["date_paid_gmt"]) || changed;
  return (type === "order.shipped" && gmt(payload["date_completed_gmt"])) || changed;
}

const modified = (payload: Fields): string => gmt(payload["date_modified_gmt"]) || gmt(payload["date_created_gmt"]);
/** "2026-11-22T10:00:00", in Greenwich without saying so. */
const gmt = (value: unknown): string => time(text(value) && `${text(value).replace(/Z$/, "")}Z`);

/** `shop.example.com:`, by the address that the payload gives of itself; empty where it gives none. */
function scopeOf(payload: Fields): string {
  const href = text(fields(list(fields(payload["_links"])["self"])[0])["href"]);
  const host = /^https?:\/\/([^/?#]+)/.exec(href)?.[1];
  return host ? `${host.toLowerCase()}:` : "";
}

const scoped = (payload: Fields, value: unknown): string => id(value) && `${scopeOf(payload)}${id(value)}`;
