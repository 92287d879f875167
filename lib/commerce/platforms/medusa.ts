/**
 * Medusa 2's events, as a subscriber posts them: `{ name or type, data }`, where `data` is the thing itself or, as Medusa's own bus has
 * it, only its id. Amounts are decimal numbers in the currency's whole units.
 */
import type { EventType, Meaning } from "../event.ts";
import { meaningOf, thinCustomer, thinLine, thinOrder } from "../meaning-of.ts";
import type { Address, Customer, Order, OrderStatus } from "../order.ts";
import { type Payment, payment } from "../parts/payment.ts";
import { product } from "../parts/product.ts";
import { refund } from "../parts/refund.ts";
import { shipment } from "../parts/shipment.ts";
import { stock } from "../parts/stock.ts";
import { amount, count, type Fields, fields, id, list, tags, text, time } from "../read-value.ts";

const orderTopics: Readonly<Record<string, readonly [EventType, OrderStatus | null]>> = {
  "order.placed": ["order.created", null],
  "order.updated": ["order.updated", null],
  "order.completed": ["order.updated", "completed"],
  "order.canceled": ["order.cancelled", "cancelled"],
  "order.fulfillment_created": ["shipment.created", null],
  "order.fulfilled": ["order.shipped", "shipped"],
  "shipment.created": ["order.shipped", "shipped"],
  "delivery.created": ["order.delivered", "delivered"],
  "payment.captured": ["order.paid", "paid"],
  "order.payment_captured": ["order.paid", "paid"],
  "payment.refunded": ["order.refunded", null],
  "order.refund_created": ["order.refunded", null],
  "order.return_requested": ["return.requested", null],
};

export function readMedusa(given: string, body: unknown): Meaning | null {
  const outer = fields(body);
  const topic = given || text(outer["name"]) || text(outer["type"]) || text(outer["event"]);
  if (topic === "") return null;
  const data = fields(outer["data"]);
  const at = time(data["updated_at"]) || time(outer["timestamp"]) || time(data["created_at"]);
  const known = Object.hasOwn(orderTopics, topic) ? orderTopics[topic] : undefined;
  if (known) return readOrder(known, topic, topic === "order.placed" ? time(data["created_at"]) || at : at, data);
  if (topic === "customer.created" || topic === "customer.updated") return meaningOf(topic, topic, at, { customer: customerOf(data) });
  if (topic.startsWith("product.")) return readProduct(topic, at, data);
  if (topic.includes("inventory-level") || topic.includes("inventory_level")) return readStock(topic, at, data);
  return meaningOf("other", topic, at);
}

/** The order may be the data itself, or be in it; a payment's or a shipment's own event names it at least. */
function readOrder([type, status]: readonly [EventType, OrderStatus | null], topic: string, at: string, data: Fields): Meaning {
  const inner = fields(data["order"]);
  const isOrder = topic.startsWith("order.");
  const source = id(inner["id"]) ? inner : isOrder && id(data["order_id"]) === "" ? data : {};
  const orderId = id(inner["id"]) || id(data["order_id"]) || (isOrder ? id(data["id"]) : "");
  const order = orderOf(orderId, source, status);
  const moved = amount(data["amount"], data["currency_code"] ?? source["currency_code"]);
  const isPaid = type === "order.paid" || type === "order.refunded";
  return meaningOf(type, topic, at, {
    order,
    customer: customerOf(source["customer"], source["email"]),
    ...(isPaid ? { payment: paymentOf(data, order, moved.amountMinor === 0 ? order.total : moved, at) } : {}),
    ...(type === "order.refunded" || type === "return.requested"
      ? {
          refund: refund.parse({
            id: id(data["refund_id"]) || id(data["return_id"]),
            orderId,
            amount: moved,
            requestedAt: at,
            reason: text(data["note"]),
          }),
        }
      : {}),
    ...(["order.shipped", "order.delivered", "shipment.created"].includes(type) ? { shipment: shipmentOf(data, orderId, at) } : {}),
  });
}

function orderOf(orderId: string, data: Fields, known: OrderStatus | null): Order {
  const currency = data["currency_code"];
  const money = (name: string) => amount(data[name], currency);
  const total = money("total");
  const placedAt = time(data["created_at"]);
  return thinOrder({
    id: orderId,
    number: id(data["display_id"]) && `#${id(data["display_id"])}`,
    platform: "medusa",
    status: known ?? statusOf(data),
    paymentStatus: text(data["payment_status"]),
    fulfilmentStatus: text(data["fulfillment_status"]),
    currency: total.currency,
    total,
    subtotal: money("item_subtotal"),
    discount: money("discount_total"),
    shipping: money("shipping_total"),
    tax: money("tax_total"),
    email: text(data["email"]),
    items: list(data["items"]).map((item) => lineOf(fields(item), currency)),
    shippingAddress: addressOf(data["shipping_address"]),
    billingAddress: addressOf(data["billing_address"]),
    placedAt,
  });
}

function statusOf(data: Fields): OrderStatus {
  if (data["status"] === "canceled") return "cancelled";
  if (data["status"] === "completed") return "completed";
  if (data["fulfillment_status"] === "delivered") return "delivered";
  if (data["fulfillment_status"] === "shipped") return "shipped";
  return data["payment_status"] === "captured" ? "paid" : "open";
}

function lineOf(item: Fields, currency: unknown) {
  const price = amount(item["unit_price"], currency);
  const quantity = count(item["quantity"]);
  const total = item["total"] === undefined ? { ...price, amountMinor: price.amountMinor * quantity } : amount(item["total"], currency);
  return thinLine({
    id: id(item["id"]),
    sku: text(item["variant_sku"]),
    productId: id(item["product_id"]),
    variantId: id(item["variant_id"]),
    title: text(item["product_title"]) || text(item["title"]),
    quantity,
    price,
    total: Number.isSafeInteger(total.amountMinor) ? total : { ...total, amountMinor: 0 },
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
    province: text(address["province"]),
    postcode: text(address["postal_code"]),
    country: text(address["country_code"]).toUpperCase(),
    phone: text(address["phone"]),
  };
}

const fullName = (person: Fields): string => `${text(person["first_name"])} ${text(person["last_name"])}`.trim();

function customerOf(value: unknown, email: unknown = ""): Customer {
  const customer = fields(value);
  return thinCustomer({
    id: id(customer["id"]),
    name: fullName(customer),
    email: text(customer["email"]) || text(email),
    phone: text(customer["phone"]),
    createdAt: time(customer["created_at"]),
  });
}

function paymentOf(data: Fields, order: Order, moved: Payment["amount"], at: string): Payment {
  return payment.parse({
    id: id(data["payment_id"]) || (id(data["id"]).startsWith("pay_") ? id(data["id"]) : ""),
    orderId: order.id,
    reference: order.number,
    provider: "medusa",
    method: text(data["provider_id"]),
    status: order.paymentStatus,
    amount: moved,
    paidAt: time(data["captured_at"]) || at,
  });
}

function shipmentOf(data: Fields, orderId: string, at: string) {
  const [label] = list(data["labels"]).map(fields);
  return shipment.parse({
    id: id(data["fulfillment_id"]) || (id(data["id"]).startsWith("ful_") ? id(data["id"]) : ""),
    orderId,
    carrier: text(data["provider_id"]),
    trackingNumber: text(label?.["tracking_number"]),
    trackingUrl: text(label?.["tracking_url"]),
    locationId: id(data["location_id"]),
    shippedAt: time(data["shipped_at"]) || at,
    deliveredAt: time(data["delivered_at"]),
  });
}

function readProduct(topic: string, at: string, data: Fields): Meaning {
  const variants = list(data["variants"]).map((value) => {
    const each = fields(value);
    return { id: id(each["id"]), sku: text(each["sku"]), title: text(each["title"]) };
  });
  const told = product.parse({
    id: id(data["id"]),
    title: text(data["title"]),
    status: text(data["status"]),
    kind: text(fields(data["type"])["value"]),
    tags: tags(list(data["tags"]).map((tag) => fields(tag)["value"])),
    variants,
    deleted: topic.endsWith(".deleted"),
  });
  return meaningOf("product.updated", topic, at, { product: told });
}

function readStock(topic: string, at: string, data: Fields): Meaning {
  const item = fields(data["inventory_item"]);
  const [level, reserved] = [count(data["stocked_quantity"]), count(data["reserved_quantity"])];
  const told = stock.parse({
    sku: text(item["sku"]) || text(data["sku"]),
    itemId: id(data["inventory_item_id"]) || id(item["id"]),
    title: text(item["title"]),
    locationId: id(data["location_id"]),
    told: data["stocked_quantity"] === undefined ? "" : "level",
    level,
    reserved,
    available: level - reserved,
  });
  return meaningOf("stock.changed", topic, at, { stock: told });
}
