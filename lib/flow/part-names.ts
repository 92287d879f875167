/** Which parts of the canonical event each event type brings: the names that expressions may use. */
import type { EventType } from "../commerce/event.ts";

export const partNames = [
  "order",
  "shipment",
  "payment",
  "refund",
  "dispute",
  "checkout",
  "stock",
  "product",
  "customer",
  "message",
] as const;
export type PartName = (typeof partNames)[number];

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
