/** Which parts of the canonical event each event type brings: the names that expressions may use, and what they are. */
import { type EventType, message } from "../commerce/event.ts";
import { customer, order } from "../commerce/order.ts";
import { checkout } from "../commerce/parts/checkout.ts";
import { dispute } from "../commerce/parts/dispute.ts";
import { payment } from "../commerce/parts/payment.ts";
import { product } from "../commerce/parts/product.ts";
import { refund } from "../commerce/parts/refund.ts";
import { shipment } from "../commerce/parts/shipment.ts";
import { stock } from "../commerce/parts/stock.ts";
import { type ObjectShape, objectShape, shapeOf } from "./shape.ts";

export const partSchemas = { order, shipment, payment, refund, dispute, checkout, stock, product, customer, message } as const;
export type PartName = keyof typeof partSchemas;
export const partNames = Object.keys(partSchemas) as PartName[];

const orderParts = ["order", "customer"] as const;
const paymentParts = ["order", "payment", "customer"] as const;
const refundParts = ["order", "refund", "customer"] as const;
const shipmentParts = ["order", "shipment", "customer"] as const;
const disputeParts = ["order", "payment", "dispute", "customer"] as const;
export const partsOfEvent: Record<EventType, readonly PartName[]> = {
  "order.created": orderParts,
  "order.paid": paymentParts,
  "order.shipped": shipmentParts,
  "order.delivered": shipmentParts,
  "order.cancelled": orderParts,
  "order.refunded": ["order", "payment", "refund", "customer"],
  "order.updated": orderParts,
  "order.status-changed": orderParts,
  "shipment.created": shipmentParts,
  "shipment.updated": shipmentParts,
  "refund.requested": refundParts,
  "return.requested": refundParts,
  "payment.succeeded": paymentParts,
  "payment.failed": paymentParts,
  "payment.refunded": ["order", "payment", "refund", "customer"],
  "dispute.opened": disputeParts,
  "dispute.updated": disputeParts,
  "checkout.updated": ["checkout", "customer"],
  "checkout.abandoned": ["checkout", "customer"],
  "stock.changed": ["stock"],
  "stock.low": ["stock"],
  "product.updated": ["product"],
  "customer.created": ["customer"],
  "customer.updated": ["customer"],
  "message.received": ["customer", "message"],
  "manual.started": [],
  "schedule.tick": [],
};

const eachPart = <T>(make: (name: PartName) => T) => Object.fromEntries(partNames.map((name) => [name, make(name)])) as Record<PartName, T>;
export const partShapes = eachPart((name) => shapeOf(partSchemas[name], name) as ObjectShape);

/** The event itself: what is true of any. `body` is the payload as it came. */
export const eventShape = objectShape("event", {
  id: { kind: "string" },
  type: { kind: "string" },
  source: { kind: "string" },
  receivedAt: { kind: "time" },
  body: { kind: "dyn" },
});

/** Canonical fields are total: an event without a customer has an empty one, so that `customer.tags` is a list. */
export const emptyParts = eachPart((name): Record<string, unknown> => partSchemas[name].parse({}));
