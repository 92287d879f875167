/** One parcel of an order: who carries it, what is in it, how far it is. */
import { z } from "zod";
import { lineItem, timeText } from "../order.ts";

const text = z.string().default("");

export const shipment = z.object({
  id: text,
  orderId: text,
  status: text,
  carrier: text,
  trackingNumber: text,
  trackingUrl: text,
  locationId: text,
  /** Empty where the platform does not say: then it is the whole order. */
  items: z.array(lineItem).default([]),
  shippedAt: timeText.default(""),
  deliveredAt: timeText.default(""),
});
export type Shipment = z.infer<typeof shipment>;
