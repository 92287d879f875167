/** An event of any type, for an editor whose shop has none on record yet: what the shop's platform would send, else in our own shape. */
import { partsOfEvent } from "../../flow/part-names.ts";
import type { CanonicalEvent, EventType, Meaning } from "../event.ts";
import type { OrderStatus } from "../order.ts";
import { readShopify } from "../platforms/shopify.ts";
import { readTradewind, type TradewindEvent } from "../platforms/tradewind.ts";
import { readingVersion } from "../read-event.ts";
import { ownParts } from "./own-parts.ts";
import { shopifyOrderSample } from "./shopify-order.ts";
import { tradewindOrderSample } from "./tradewind-order.ts";

const number = 1001;

/** `at`: ISO 8601, when it shall have happened. */
export function exampleEvent(type: EventType, platform: string, at: string): CanonicalEvent {
  const topic = platform === "shopify" ? shopifyTopics[type] : undefined;
  const body: unknown = topic ? shopifyOrderSample(number, at) : ownExample(type, at);
  const read = topic ? readShopify(topic, body, readingVersion) : readTradewind(type, body);
  const meaning: Meaning = read ?? { type, topic: "", entity: null, occurredAt: at, ours: false };
  return { ...meaning, id: `example-${type}`, workspaceId: "", sourceId: null, receivedAt: at, body };
}

const shopifyTopics: Partial<Record<EventType, string>> = {
  "order.created": "orders/create",
  "order.paid": "orders/paid",
  "order.shipped": "orders/fulfilled",
  "order.cancelled": "orders/cancelled",
};

function ownExample(type: EventType, at: string): TradewindEvent | Record<string, unknown> {
  if (type === "manual.started") return { input: {} };
  if (type === "schedule.tick") return {};
  const sample = tradewindOrderSample(number, at);
  const { order, customer } = "data" in sample ? sample.data : sample;
  const written = { id: "m-1001", conversationId: "c-1001", channel: "mail", locale: "en", from: customer?.email, text: question };
  const status = statuses[type];
  return {
    type,
    ...(type === "order.status-changed" ? { from: "open", to: "paid" } : {}),
    data: {
      occurredAt: at,
      ...(partsOfEvent[type].includes("order") ? { order: status ? { ...order, status } : order } : {}),
      ...(partsOfEvent[type].includes("customer") ? { customer } : {}),
      ...(type === "message.received" ? { message: written } : {}),
      ...ownParts(type, order?.id ?? "", at),
    },
  };
}

const question = "Hello, my order #T1001 has not arrived yet. Where is it?";
const statuses: Partial<Record<EventType, OrderStatus>> = {
  "order.created": "open",
  "order.paid": "paid",
  "order.shipped": "shipped",
  "order.delivered": "delivered",
  "order.cancelled": "cancelled",
  "order.refunded": "refunded",
  "order.status-changed": "paid",
};
