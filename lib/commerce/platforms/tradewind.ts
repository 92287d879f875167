/** Our own shape, for events by hand, from the demo shop and from programs that know us: `{ type, data: { order, customer, ... } }`. */
import { z } from "zod";
import { entityOf } from "../entity-of.ts";
import { entityRef, eventType, type Meaning, message } from "../event.ts";
import { customer, order } from "../order.ts";
import { checkout } from "../parts/checkout.ts";
import { dispute } from "../parts/dispute.ts";
import { payment } from "../parts/payment.ts";
import { product } from "../parts/product.ts";
import { refund } from "../parts/refund.ts";
import { shipment } from "../parts/shipment.ts";
import { stock } from "../parts/stock.ts";
import { count, id, tags, text, time } from "../read-value.ts";

const parts = {
  /** Absent: the order, the conversation or the customer that it speaks of. */
  entity: entityRef.nullable().optional(),
  occurredAt: z.string().optional(),
  order: order.optional(),
  customer: customer.optional(),
  payment: payment.optional(),
  refund: refund.optional(),
  dispute: dispute.optional(),
  shipment: shipment.optional(),
  checkout: checkout.optional(),
  stock: stock.optional(),
  product: product.optional(),
  message: message.optional(),
};
const typed = {
  type: eventType,
  topic: z.string().optional(),
  ours: z.boolean().optional(),
};

/** What `POST /events` takes. `data` may be left out, with its parts beside `type`. */
export const tradewindEvent = z.union([
  z.object({
    ...typed,
    timestamp: z.string().optional(),
    data: z.object(parts),
  }),
  z.object({ ...typed, timestamp: z.string().optional(), ...parts }),
]);
export type TradewindEvent = z.input<typeof tradewindEvent>;

/** Null for what is not our shape. */
export function readTradewind(topic: string, body: unknown): Meaning | null {
  const read = tradewindEvent.safeParse(body);
  if (!read.success) return null;
  const { type, timestamp, ours } = read.data;
  const data = "data" in read.data ? read.data.data : read.data;
  const named = data.entity === undefined ? entityOf(data) : data.entity;
  const entity = named && id(named.id) ? { type: named.type, id: id(named.id) } : null;
  const isOrders = type.startsWith("order.");
  if (isOrders && entity?.type !== "order") return null;
  return {
    type,
    topic: text(read.data.topic) || topic || type,
    entity,
    occurredAt: time(data.occurredAt) || time(timestamp),
    ...(data.order ? { order: soundOrder(data.order) } : isOrders ? { order: soundOrder(order.parse({ id: entity?.id })) } : {}),
    ...(data.customer ? { customer: soundCustomer(data.customer) } : isOrders ? { customer: customer.parse({}) } : {}),
    ...(data.payment ? { payment: withIds(data.payment, ["id", "orderId", "reference"]) } : {}),
    ...(data.refund ? { refund: withIds(data.refund, ["id", "orderId", "paymentId", "reference"]) } : {}),
    ...(data.dispute ? { dispute: withIds(data.dispute, ["id", "orderId", "paymentId"]) } : {}),
    ...(data.shipment ? { shipment: withIds(data.shipment, ["id", "orderId"]) } : {}),
    ...(data.checkout ? { checkout: withIds(data.checkout, ["id", "orderId"]) } : {}),
    ...(data.stock ? { stock: soundStock(data.stock) } : {}),
    ...(data.product ? { product: { ...withIds(data.product, ["id"]), tags: tags(data.product.tags) } } : {}),
    ...(data.message ? { message: withIds(data.message, ["id", "conversationId"]) } : {}),
    ours: ours ?? false,
  };
}

/** The schema says what shape it has; here its texts are held to what the database takes. */
function soundOrder(value: z.infer<typeof order>): z.infer<typeof order> {
  return {
    ...value,
    id: id(value.id),
    number: id(value.number),
    platform: id(value.platform) || "manual",
    tags: tags(value.tags),
    placedAt: time(value.placedAt),
  };
}

function soundCustomer(value: z.infer<typeof customer>): z.infer<typeof customer> {
  return {
    ...value,
    id: id(value.id),
    tags: tags(value.tags),
    ordersCount: count(value.ordersCount),
    createdAt: time(value.createdAt),
  };
}

/** Keys that the database takes: one too long is none. */
function withIds<T extends Record<string, unknown>, K extends keyof T & string>(part: T, keys: readonly K[]): T {
  return { ...part, ...Object.fromEntries(keys.map((key) => [key, id(part[key])])) };
}

function soundStock(value: z.infer<typeof stock>): z.infer<typeof stock> {
  const { level, available, reserved, delta, threshold } = value;
  const counts = { level, available, reserved, delta, threshold };
  return {
    ...withIds(value, ["sku", "itemId", "productId", "variantId", "locationId"]),
    ...(Object.fromEntries(Object.entries(counts).map(([name, number]) => [name, count(number)])) as typeof counts),
  };
}
