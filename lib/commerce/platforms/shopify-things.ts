/** Shopify's topics beside whole orders: parcels, payments, returns, disputes, checkouts, stock, products and customers. */
import type { Meaning } from "../event.ts";
import { meaningOf, thinCustomer, thinOrder } from "../meaning-of.ts";
import { checkout } from "../parts/checkout.ts";
import { dispute } from "../parts/dispute.ts";
import { payment } from "../parts/payment.ts";
import { product } from "../parts/product.ts";
import { refund } from "../parts/refund.ts";
import { type Shipment, shipment } from "../parts/shipment.ts";
import { stock } from "../parts/stock.ts";
import { amount, count, type Fields, fields, id, list, tags, text, time } from "../read-value.ts";
import { gidTail, readCustomer, readLine } from "./shopify-parts.ts";

type Reader = (topic: string, payload: Fields) => Meaning | null;

/** Null for a topic without a meaning of its own, and for a payload that does not name what its topic is about. */
export function readThing(topic: string, payload: Fields): Meaning | null {
  const read = Object.hasOwn(readers, topic) ? readers[topic] : undefined;
  return read?.(topic, payload) ?? null;
}

const changedAt = (payload: Fields): string => time(payload["updated_at"]) || time(payload["created_at"]);
const shopOrder = (orderId: string) => ({ order: thinOrder({ id: orderId, platform: "shopify" }), customer: thinCustomer({}) });

export function readParcel(parcel: Fields): Shipment {
  return shipment.parse({
    id: id(parcel["id"]),
    orderId: id(parcel["order_id"]),
    status: text(parcel["shipment_status"]) || text(parcel["status"]),
    carrier: text(parcel["tracking_company"]),
    trackingNumber: text(parcel["tracking_number"]) || text(list(parcel["tracking_numbers"])[0]),
    trackingUrl: text(parcel["tracking_url"]) || text(list(parcel["tracking_urls"])[0]),
    locationId: id(parcel["location_id"]),
    items: list(parcel["line_items"]).map((line) => readLine(fields(line), currencyOfLine(fields(line)))),
    shippedAt: time(parcel["created_at"]),
    deliveredAt: parcel["shipment_status"] === "delivered" ? time(parcel["updated_at"]) : "",
  });
}

const currencyOfLine = (line: Fields): unknown => fields(fields(line["price_set"])["shop_money"])["currency_code"];

const parcel =
  (type: "shipment.created" | "shipment.updated"): Reader =>
  (topic, payload) => {
    const told = readParcel(payload);
    return told.orderId === "" ? null : meaningOf(type, topic, changedAt(payload), { ...shopOrder(told.orderId), shipment: told });
  };

/** A carrier's scan. */
const scan: Reader = (topic, payload) => {
  const orderId = id(payload["order_id"]);
  if (orderId === "") return null;
  const at = time(payload["happened_at"]) || changedAt(payload);
  const status = text(payload["status"]);
  const told = shipment.parse({ id: id(payload["fulfillment_id"]), orderId, status, deliveredAt: status === "delivered" ? at : "" });
  return meaningOf(status === "delivered" ? "order.delivered" : "shipment.updated", topic, at, { ...shopOrder(orderId), shipment: told });
};

/** An authorisation is no payment yet; what a payment's own event says of an order, `orders/paid` says too, and once. */
const transaction: Reader = (topic, payload) => {
  const [kind, status, orderId] = [text(payload["kind"]), text(payload["status"]), id(payload["order_id"])];
  const isFailure = status === "failure" || status === "error";
  const isIn = kind === "sale" || kind === "capture";
  const at = time(payload["processed_at"]) || time(payload["created_at"]);
  const moved = amount(payload["amount"], payload["currency"]);
  const money = payment.parse({
    id: id(payload["id"]),
    orderId,
    reference: id(payload["payment_id"]),
    provider: "shopify",
    method: text(payload["gateway"]),
    status,
    amount: moved,
    reason: text(payload["message"]),
    failureCode: text(payload["error_code"]),
    paidAt: isIn && !isFailure ? at : "",
  });
  if (orderId === "") return null;
  if (isFailure && (isIn || kind === "authorization"))
    return meaningOf("payment.failed", topic, at, { ...shopOrder(orderId), payment: money });
  if (isIn && status === "success") return meaningOf("payment.succeeded", topic, at, { ...shopOrder(orderId), payment: money });
  if (kind !== "refund" || status !== "success") return null;
  const back = refund.parse({ id: money.id, orderId, paymentId: id(payload["parent_id"]), amount: moved, status });
  return meaningOf("payment.refunded", topic, at, { ...shopOrder(orderId), payment: money, refund: back });
};

const returnAsked: Reader = (topic, payload) => {
  const orderId = gidTail(fields(payload["order"])["id"]);
  if (orderId === "") return null;
  const lines = list(payload["return_line_items"]).map(fields);
  const told = refund.parse({
    id: gidTail(payload["id"]),
    orderId,
    status: text(payload["status"]),
    reason: text(lines[0]?.["return_reason"]),
    note: text(lines[0]?.["return_reason_note"]) || text(lines[0]?.["customer_note"]),
    items: lines.map((line) => {
      const item = fields(fields(line["fulfillment_line_item"])["line_item"]);
      return { ...readLine(item, ""), id: gidTail(item["id"]) || gidTail(line["id"]), quantity: count(line["quantity"]) };
    }),
    requestedAt: changedAt(payload),
  });
  return meaningOf("return.requested", topic, changedAt(payload), { ...shopOrder(orderId), refund: told });
};

const disputed =
  (type: "dispute.opened" | "dispute.updated"): Reader =>
  (topic, payload) => {
    const orderId = id(payload["order_id"]);
    const told = dispute.parse({
      id: id(payload["id"]),
      orderId,
      kind: text(payload["type"]),
      status: text(payload["status"]),
      reason: text(payload["reason"]),
      amount: amount(payload["amount"], payload["currency"]),
      openedAt: time(payload["initiated_at"]),
      answerBy: time(payload["evidence_due_by"]),
    });
    const at = (type === "dispute.opened" && told.openedAt) || time(payload["finalized_on"]) || time(payload["evidence_sent_on"]);
    return meaningOf(type, topic, at, { ...(orderId ? shopOrder(orderId) : {}), dispute: told });
  };

const checkingOut: Reader = (topic, payload) => {
  const token = id(payload["token"]) || id(payload["id"]);
  if (token === "") return null;
  const { currency } = payload;
  const told = checkout.parse({
    id: token,
    orderId: id(payload["order_id"]),
    url: text(payload["abandoned_checkout_url"]),
    email: text(payload["email"]),
    phone: text(payload["phone"]),
    total: amount(payload["total_price"], currency),
    items: list(payload["line_items"]).map((line) => readLine(fields(line), currency)),
    startedAt: time(payload["created_at"]),
    completedAt: time(payload["completed_at"]),
  });
  return meaningOf("checkout.updated", topic, changedAt(payload), {
    checkout: told,
    customer: readCustomer(payload["customer"], payload["customer_locale"]),
  });
};

const stockLevel: Reader = (topic, payload) => {
  const itemId = id(payload["inventory_item_id"]);
  if (itemId === "" || typeof payload["available"] !== "number") return null;
  const available = count(payload["available"]);
  const told = stock.parse({ itemId, locationId: id(payload["location_id"]), told: "available", available });
  return meaningOf("stock.changed", topic, changedAt(payload), { stock: told });
};

const productTold: Reader = (topic, payload) => {
  const productId = id(payload["id"]);
  if (productId === "") return null;
  const variants = list(payload["variants"]).map((value) => {
    const each = fields(value);
    return {
      id: id(each["id"]),
      sku: text(each["sku"]),
      itemId: id(each["inventory_item_id"]),
      title: text(each["title"]),
      priceText: text(each["price"]),
      available: count(each["inventory_quantity"]),
    };
  });
  const told = product.parse({
    id: productId,
    title: text(payload["title"]),
    status: text(payload["status"]),
    vendor: text(payload["vendor"]),
    kind: text(payload["product_type"]),
    url: text(payload["handle"]) && `/products/${text(payload["handle"])}`,
    tags: tags(payload["tags"]),
    priceText: variants.map((variant) => variant.priceText).sort((a, b) => Number(a) - Number(b))[0] ?? "",
    variants,
    deleted: topic === "products/delete",
  });
  return meaningOf("product.updated", topic, changedAt(payload), { product: told });
};

const customerTold =
  (type: "customer.created" | "customer.updated"): Reader =>
  (topic, payload) =>
    id(payload["id"]) === "" ? null : meaningOf(type, topic, changedAt(payload), { customer: readCustomer(payload, payload["locale"]) });

const readers: Readonly<Record<string, Reader>> = {
  "fulfillments/create": parcel("shipment.created"),
  "fulfillments/update": parcel("shipment.updated"),
  "fulfillment_events/create": scan,
  "order_transactions/create": transaction,
  "returns/request": returnAsked,
  "disputes/create": disputed("dispute.opened"),
  "disputes/update": disputed("dispute.updated"),
  "checkouts/create": checkingOut,
  "checkouts/update": checkingOut,
  "inventory_levels/update": stockLevel,
  "products/create": productTold,
  "products/update": productTold,
  "products/delete": productTold,
  "customers/create": customerTold("customer.created"),
  "customers/update": customerTold("customer.updated"),
  "customers/enable": customerTold("customer.updated"),
  "customers/disable": customerTold("customer.updated"),
};
