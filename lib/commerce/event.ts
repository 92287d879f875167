/** The canonical commerce event: what every source's payload becomes before a flow sees it. */
import { z } from "zod";
import { customer, order } from "./order.ts";
import { checkout } from "./parts/checkout.ts";
import { dispute } from "./parts/dispute.ts";
import { payment } from "./parts/payment.ts";
import { product } from "./parts/product.ts";
import { refund } from "./parts/refund.ts";
import { shipment } from "./parts/shipment.ts";
import { stock } from "./parts/stock.ts";

export const eventTypes = [
  "order.created",
  "order.paid",
  "order.shipped",
  "order.delivered",
  "order.cancelled",
  "order.refunded",
  /** Anything else about it changed: what a platform says that has no event for each change. */
  "order.updated",
  /** Ours: an order's status became another one, whoever changed it. */
  "order.status-changed",
  "shipment.created",
  "shipment.updated",
  "refund.requested",
  "return.requested",
  "payment.succeeded",
  "payment.failed",
  "payment.refunded",
  "dispute.opened",
  "dispute.updated",
  "checkout.updated",
  "checkout.abandoned",
  "stock.changed",
  "stock.low",
  "product.updated",
  "customer.created",
  "customer.updated",
  "message.received",
  "manual.started",
  /** Ours: a schedule's time has come. */
  "schedule.tick",
] as const;
export const eventType = z.enum(eventTypes);
export type EventType = z.infer<typeof eventType>;

/** What an event can be about: each has its lane. A payment whose order its provider does not know is its own. */
export const entityTypes = ["order", "customer", "conversation", "sku", "product", "payment", "checkout"] as const;
export const entityRef = z.object({ type: z.enum(entityTypes), id: z.string() });
export type EntityRef = z.infer<typeof entityRef>;

export const message = z.object({
  id: z.string().default(""),
  conversationId: z.string().default(""),
  channel: z.string().default(""),
  text: z.string().default(""),
  locale: z.string().default(""),
  from: z.string().default(""),
  /** Where an answer goes in that channel: a mail address, a WeChat user's id. */
  address: z.string().default(""),
  subject: z.string().default(""),
  /** The channel of ours that it came by; empty: none of ours. */
  channelId: z.string().default(""),
  /** Pictures and files beside the text, as far as the channel says. */
  media: z.int().default(0),
});
export type Message = z.infer<typeof message>;

/** What a mapper returns: the event's meaning, without what only its acceptance knows (id, source, time of receipt). */
export const meaning = z.object({
  /** Canonical type, or `other` for a payload that no mapper knows: kept, shown, starts nothing typed. */
  type: z.union([eventType, z.literal("other")]),
  /** The platform's own name for it: `orders/create`. */
  topic: z.string().default(""),
  /** What it is about; null where nothing. Its lane by default. */
  entity: entityRef.nullable().default(null),
  occurredAt: z.string().default(""),
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
  /** Of an event that says little of its order: what it said itself. The order and the customer beside it are filled in with what was known. */
  told: z.object({ order: order.optional(), customer: customer.optional() }).optional(),
  /** Set on what we caused ourselves, so that no echo starts a flow. */
  ours: z.boolean().default(false),
});
export type Meaning = z.infer<typeof meaning>;

export interface CanonicalEvent extends Meaning {
  /** UUIDv7; its day is its partition. */
  id: string;
  workspaceId: string;
  sourceId: string | null;
  /** ISO 8601 UTC. */
  receivedAt: string;
  /** The payload as it came, parsed (numbers past 2^53 as text); null for a body that is not JSON. */
  body: unknown;
}
