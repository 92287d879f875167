/**
 * What the shop knows of an order, folded from its events one after another. Pure, and harmless to late and repeated
 * events: the newest document wins by its own time, a refund counts once, and the status only moves onward.
 */
import { z } from "zod";
import type { Meaning } from "./event.ts";
import { instantMs } from "./instant.ts";
import { type Order, type OrderStatus, order } from "./order.ts";
import { heardStatus } from "./order-status.ts";

/** The canonical order as last heard, with what folding has to remember about it. */
export const orderDocument = order.extend({
  /** When the platform said so: an older document does not replace it. */
  asOf: z.string().default(""),
  /** Refunds heard of, by the platform's id, so that one told twice counts once. */
  refunds: z.array(z.object({ id: z.string(), amountMinor: z.int() })).default([]),
});
export type OrderDocument = z.infer<typeof orderDocument>;

/** One row of `shop_order`, without the columns that are read off the document. */
export interface OrderState {
  document: OrderDocument;
  status: OrderStatus;
  /** The platform's and our own. */
  tags: string[];
  refundedMinor: number;
  customerId: string | null;
  customerName: string;
  placedAt: string;
  updatedAt: string;
}

/** `at` is when we heard it (ISO 8601). Null where nothing is known of any order. */
export function foldOrder(before: OrderState | null, meaning: Meaning, at: string): OrderState | null {
  const heard = meaning.order;
  if (!heard || heard.id === "") return before;
  const document = mergeDocument(before?.document ?? null, heard, meaning.occurredAt || at, refundsAfter(before, meaning, at));
  const refundedMinor = Math.max(before?.refundedMinor ?? 0, document.refunded.amountMinor, sum(document.refunds));
  return {
    document,
    status: statusAfter(before?.status ?? "open", meaning, document, refundedMinor),
    tags: mergeTags(before, document),
    refundedMinor,
    customerId: meaning.customer?.id || (before?.customerId ?? null),
    customerName: meaning.customer?.name || before?.customerName || document.shippingAddress.name,
    placedAt: document.placedAt || before?.placedAt || meaning.occurredAt || at,
    updatedAt: before && isLater(before.updatedAt, at) ? before.updatedAt : at,
  };
}

function statusAfter(before: OrderStatus, meaning: Meaning, document: OrderDocument, refundedMinor: number): OrderStatus {
  let status = before;
  if (meaning.order && isWhole(meaning.order)) status = heardStatus(status, meaning.order.status);
  if (meaning.type === "order.paid") status = heardStatus(status, "paid");
  if (meaning.type === "order.shipped") status = heardStatus(status, "shipped");
  if (meaning.type === "order.delivered") status = heardStatus(status, "delivered");
  if (meaning.type === "order.cancelled") status = heardStatus(status, "cancelled");
  const total = document.total.amountMinor;
  return total > 0 && refundedMinor >= total ? heardStatus(status, "refunded") : status;
}

function refundsAfter(before: OrderState | null, meaning: Meaning, at: string): OrderDocument["refunds"] {
  const known = before?.document.refunds ?? [];
  if (meaning.type !== "order.refunded" || !meaning.payment || meaning.payment.amount.amountMinor <= 0) return known;
  // a refund without an id is known by its moment
  const id = meaning.payment.id || meaning.occurredAt || at;
  if (known.some((refund) => refund.id === id)) return known;
  return [...known, { id, amountMinor: meaning.payment.amount.amountMinor }];
}

function mergeDocument(before: OrderDocument | null, heard: Order, asOf: string, refunds: OrderDocument["refunds"]): OrderDocument {
  if (!before) return { ...heard, asOf, refunds };
  const late = isLater(before.asOf, asOf);
  const [older, newer] = late ? [heard, before] : [before, heard];
  const merged = isWhole(newer) ? newer : overlay(older, newer);
  // only whole documents carry the time on, or one that fills in a little would shut out the next whole one
  const keepsTime = late ? isWhole(before) || !isWhole(heard) : isWhole(before) && !isWhole(heard);
  return { ...merged, asOf: keepsTime ? before.asOf : asOf, refunds };
}

/** Some events name an order and say little else: a refund, for one. Such a document fills in and replaces nothing. */
function isWhole(document: Order): boolean {
  return document.number !== "" && document.placedAt !== "";
}

function overlay(older: Order, newer: Order): Order {
  const said = Object.entries(newer).filter(([, value]) => !isEmpty(value));
  return { ...older, ...Object.fromEntries(said), status: isWhole(older) ? older.status : newer.status };
}

function isEmpty(value: unknown): boolean {
  if (value === "" || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && value !== null && Object.values(value).every(isEmpty);
}

/** The platform's tags as it last told them, less those we took off, and those we put on. */
function mergeTags(before: OrderState | null, document: OrderDocument): string[] {
  if (!before) return [...new Set(document.tags)];
  const platform = before.document.tags;
  const takenOff = platform.filter((tag) => !before.tags.includes(tag));
  const putOn = before.tags.filter((tag) => !platform.includes(tag));
  return [...new Set([...document.tags.filter((tag) => !takenOff.includes(tag)), ...putOn])];
}

function sum(refunds: OrderDocument["refunds"]): number {
  return refunds.reduce((total, refund) => total + refund.amountMinor, 0);
}

function isLater(a: string, b: string): boolean {
  return (instantMs(a) ?? Number.NEGATIVE_INFINITY) > (instantMs(b) ?? Number.NEGATIVE_INFINITY);
}
