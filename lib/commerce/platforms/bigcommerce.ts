/** BigCommerce's webhooks: thin, they name a thing and what became of it. Its numbers are a shop's own, so the shop's hash stands before them. */
import type { EventType, Meaning } from "../event.ts";
import { meaningOf, thinCustomer, thinOrder, timeOfSeconds } from "../meaning-of.ts";
import type { OrderStatus } from "../order.ts";
import { checkout } from "../parts/checkout.ts";
import { product } from "../parts/product.ts";
import { refund } from "../parts/refund.ts";
import { stock } from "../parts/stock.ts";
import { count, type Fields, fields, id, text } from "../read-value.ts";

export function readBigCommerce(_: string, body: unknown): Meaning | null {
  const hook = fields(body);
  const topic = text(hook["scope"]);
  if (!topic.startsWith("store/")) return null;
  const data = fields(hook["data"]);
  const at = timeOfSeconds(hook["created_at"]);
  const shop = text(hook["producer"]).replace(/^stores\//, "");
  const scoped = (value: unknown) => (id(value) ? `${shop}:${id(value)}` : "");
  const [, thing = "", ...rest] = topic.split("/");
  if (thing === "order") return readOrder(topic, at, scoped(data["id"]) || scoped(data["order_id"]), data, rest.join("/"));
  if (thing === "product" || thing === "sku") return readProduct(topic, at, thing, scoped(data["id"]), data, rest);
  if (thing === "customer" && (rest[0] === "created" || rest[0] === "updated"))
    return meaningOf(`customer.${rest[0]}`, topic, at, { customer: thinCustomer({ id: scoped(data["id"]) }) });
  if (thing === "cart" && rest[0] === "abandoned")
    return meaningOf("checkout.abandoned", topic, at, { checkout: checkout.parse({ id: id(data["token"]) || id(data["id"]) }) });
  return meaningOf("other", topic, at);
}

/** BigCommerce's own numbers of an order's status. */
const statuses: Readonly<Record<string, readonly [EventType, OrderStatus]>> = {
  "2": ["order.shipped", "shipped"],
  "4": ["order.refunded", "refunded"],
  "5": ["order.cancelled", "cancelled"],
  "6": ["order.cancelled", "cancelled"],
  "8": ["order.paid", "paid"],
  "9": ["order.paid", "paid"],
  "10": ["order.delivered", "completed"],
  "11": ["order.paid", "paid"],
};
/** Awaiting pickup, shipment and fulfilment follow one another: only what was not paid before becomes paid. */
const unpaid: ReadonlySet<string> = new Set(["0", "1", "7", "12"]);

function readOrder(topic: string, at: string, orderId: string, data: Fields, what: string): Meaning {
  const said = (status: OrderStatus) => ({
    order: thinOrder({ id: orderId, platform: "bigcommerce", status }),
    customer: thinCustomer({}),
  });
  if (what === "created") return meaningOf("order.created", topic, at, said("open"));
  if (what === "refund/created") {
    const refundId = id(fields(data["refund"])["refund_id"]);
    return meaningOf("order.refunded", topic, at, { ...said("open"), refund: refund.parse({ id: refundId, orderId }) });
  }
  if (what === "statusUpdated") {
    const status = fields(data["status"]);
    const [type, now] = statuses[id(status["new_status_id"])] ?? (["order.updated", "open"] as const);
    const isNew = type !== "order.paid" || unpaid.has(id(status["previous_status_id"]));
    return meaningOf(isNew ? type : "order.updated", topic, at, said(now));
  }
  return meaningOf(what.startsWith("updated") ? "order.updated" : "other", topic, at, said("open"));
}

function readProduct(topic: string, at: string, thing: string, aboutId: string, data: Fields, rest: readonly string[]): Meaning {
  const inventory = fields(data["inventory"]);
  if (rest[0] === "inventory") {
    const value = count(inventory["value"]);
    const changed = stock.parse({
      itemId: id(inventory["variant_id"]) ? `${aboutId}/${id(inventory["variant_id"])}` : aboutId,
      productId: aboutId,
      variantId: id(inventory["variant_id"]),
      ...(inventory["method"] === "relative" ? { told: "delta", delta: value } : { told: "level", level: value, available: value }),
    });
    return meaningOf("stock.changed", topic, at, { stock: changed });
  }
  if (thing === "sku") return meaningOf("other", topic, at);
  return meaningOf("product.updated", topic, at, { product: product.parse({ id: aboutId, deleted: rest[0] === "deleted" }) });
}
