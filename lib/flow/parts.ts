/** Which parts of the canonical event each event type brings: the names that expressions may use, and what they are. */
import type { z } from "zod";
import { type EventType, message, payment } from "../commerce/event.ts";
import { customer, order } from "../commerce/order.ts";
import { type ObjectShape, objectShape, shapeOf } from "./shape.ts";

export const partNames = ["order", "payment", "customer", "message"] as const;
export type PartName = (typeof partNames)[number];

export const partSchemas = { order, payment, customer, message } satisfies Record<PartName, z.ZodObject>;

const orderParts = ["order", "customer"] as const;
export const partsOfEvent: Record<EventType, readonly PartName[]> = {
  "order.created": orderParts,
  "order.paid": ["order", "payment", "customer"],
  "order.shipped": orderParts,
  "order.delivered": orderParts,
  "order.cancelled": orderParts,
  "order.refunded": ["order", "payment", "customer"],
  "order.status-changed": orderParts,
  "message.received": ["customer", "message"],
  "manual.started": [],
  "schedule.tick": [],
};

const partShape = (name: PartName) => shapeOf(partSchemas[name], name) as ObjectShape;
export const partShapes: Record<PartName, ObjectShape> = {
  order: partShape("order"),
  payment: partShape("payment"),
  customer: partShape("customer"),
  message: partShape("message"),
};

/** The event itself: what is true of any. `body` is the payload as it came. */
export const eventShape = objectShape("event", {
  id: { kind: "string" },
  type: { kind: "string" },
  source: { kind: "string" },
  receivedAt: { kind: "time" },
  body: { kind: "dyn" },
});

/** Canonical fields are total: an event without a customer has an empty one, so that `customer.tags` is a list. */
export const emptyParts: Record<PartName, Record<string, unknown>> = {
  order: order.parse({}),
  payment: payment.parse({}),
  customer: customer.parse({}),
  message: message.parse({}),
};
