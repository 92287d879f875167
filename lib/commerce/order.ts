/** The canonical order: what any platform's order becomes. Every field is total, with an empty default. */
import { z } from "zod";
import { money } from "./money.ts";

export const orderStatuses = ["open", "paid", "held", "shipped", "delivered", "completed", "cancelled", "refunded"] as const;
export const orderStatus = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof orderStatus>;

const noMoney = { amountMinor: 0, currency: "" };
const text = z.string().default("");
/** A moment as ISO 8601 text with its zone; empty where not known. */
export const timeText = z.string();

export const address = z.object({
  name: text,
  company: text,
  line1: text,
  line2: text,
  city: text,
  province: text,
  postcode: text,
  /** ISO 3166-1 alpha-2. */
  country: text,
  phone: text,
});
export type Address = z.infer<typeof address>;

export const lineItem = z.object({
  id: text,
  sku: text,
  productId: text,
  variantId: text,
  title: text,
  quantity: z.int().default(0),
  price: money.default(noMoney),
  total: money.default(noMoney),
});
export type LineItem = z.infer<typeof lineItem>;

export const order = z.object({
  /** The platform's id as text where it is unique in the world (Shopify, Medusa), else prefixed with the source's. */
  id: text,
  /** What people call it: "#1001". */
  number: text,
  /** shopify, woocommerce, medusa, manual ... */
  platform: text,
  status: orderStatus.default("open"),
  paymentStatus: text,
  fulfilmentStatus: text,
  currency: text,
  total: money.default(noMoney),
  subtotal: money.default(noMoney),
  discount: money.default(noMoney),
  shipping: money.default(noMoney),
  tax: money.default(noMoney),
  refunded: money.default(noMoney),
  tags: z.array(z.string()).default([]),
  note: text,
  email: text,
  phone: text,
  channel: text,
  discountCodes: z.array(z.string()).default([]),
  items: z.array(lineItem).default([]),
  shippingAddress: address.prefault({}),
  billingAddress: address.prefault({}),
  /** As the platform sent it. */
  placedAt: timeText.default(""),
  test: z.boolean().default(false),
});
export type Order = z.infer<typeof order>;

export const customer = z.object({
  id: text,
  name: text,
  email: text,
  phone: text,
  locale: text,
  tags: z.array(z.string()).default([]),
  /** Orders so far as the platform counts them, this one included. */
  ordersCount: z.int().default(0),
  totalSpent: money.default(noMoney),
  acceptsMarketing: z.boolean().default(false),
  note: text,
  createdAt: timeText.default(""),
});
export type Customer = z.infer<typeof customer>;
