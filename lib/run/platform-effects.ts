/**
 * What reaches the shop's platform or its payment provider. Each is carried out there first, through the connection of the place
 * that the order came from, and our copy follows its answer; without a connection it is done in our copy alone, and says so.
 */
import { z } from "zod";
import { money } from "../commerce/money.ts";

export const cancelReasons = ["customer", "stock", "fraud", "declined", "other"] as const;

const asked = {
  orderId: z.string(),
  /** Empty: the one of the source that the order came from. */
  connectionId: z.string(),
};
const done = {
  /** The kind of connection it went through; empty: only in Tradewind. */
  through: z.string(),
  /** An earlier try had done it: found by asking there, or told by the provider. */
  already: z.boolean(),
};

/** Why an amount was not given back. */
export const refundRefusals = ["", "too-much", "nothing-left", "currency"] as const;
export const priceRefusals = ["", "unknown-sku", "too-low", "too-high", "too-far", "currency", "changed"] as const;

export const platformEffects = {
  "platform.cancel": {
    guarantee: "network",
    args: z.object({ ...asked, reason: z.enum(cancelReasons), restock: z.boolean(), notify: z.boolean() }),
    reply: z.object({ ...done, changed: z.boolean() }),
  },
  "platform.refund": {
    guarantee: "network",
    args: z.object({
      ...asked,
      /** Null: all that is left. */
      amount: money.nullable(),
      reason: z.string(),
      notify: z.boolean(),
      /** The provider's number of the payment, where it is not known from the order. */
      paymentId: z.string(),
    }),
    reply: z.object({
      ...done,
      refundId: z.string(),
      amount: money,
      /** Of the order, after this. */
      left: money,
      refused: z.enum(refundRefusals),
    }),
  },
  "platform.fulfil": {
    guarantee: "network",
    args: z.object({ ...asked, trackingNumber: z.string(), carrier: z.string(), trackingUrl: z.string(), notify: z.boolean() }),
    reply: z.object({ ...done, fulfilmentId: z.string(), changed: z.boolean() }),
  },
  "platform.capture": {
    guarantee: "network",
    args: z.object({ ...asked, paymentId: z.string() }),
    reply: z.object({ ...done, amount: money, changed: z.boolean() }),
  },
  "platform.payment-link": {
    guarantee: "network",
    args: z.object({ ...asked, title: z.string() }),
    reply: z.object({ ...done, url: z.string(), amount: money }),
  },
  "platform.replace": {
    guarantee: "network",
    args: z.object({ ...asked, note: z.string() }),
    reply: z.object({ ...done, newOrderId: z.string(), number: z.string() }),
  },
  "platform.set-price": {
    guarantee: "network",
    args: z.object({
      connectionId: z.string(),
      sku: z.string(),
      price: money.nullable(),
      lowest: money.nullable(),
      highest: money.nullable(),
      /** In percent of the price before; 0: any. */
      changeMax: z.int(),
      /** Only where it costs this still. */
      onlyIf: money.nullable().optional(),
    }),
    reply: z.object({ ...done, before: money, after: money, changed: z.boolean(), refused: z.enum(priceRefusals) }),
  },
} as const;

export type PlatformEffect = keyof typeof platformEffects;
export const isPlatformEffect = (name: string): name is PlatformEffect => Object.hasOwn(platformEffects, name);
