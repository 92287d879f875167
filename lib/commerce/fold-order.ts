/**
 * What the shop knows of an order, folded from its events one after another. Pure, and harmless to late and repeated
 * events: the newest document wins by its own time, a refund counts once, and the status only moves onward.
 */
import { z } from "zod";
import type { Meaning } from "./event.ts";
import { instantMs } from "./instant.ts";
import { toldOf } from "./known-order.ts";
import { type Order, type OrderStatus, order } from "./order.ts";
import {
  courses,
  fulfilmentStates,
  hear,
  kept,
  type Machines,
  machinesOf,
  madeTo,
  paymentStates,
  statusOf,
  step,
} from "./order-machines.ts";
import { givenBackMinor, type OrderParts, orderParts, paidMinor, parcelsSay, partsAfter, tellsParts } from "./order-parts.ts";
import { isWhole, overlay } from "./whole-order.ts";

/** The canonical order as last heard, with what folding has to remember about it. */
export const orderDocument = order.extend({
  ...orderParts.shape,
  /** Its machines, less what is as at the beginning; absent: it was kept before it had any. */
  state: z
    .object({ payment: z.enum(paymentStates), fulfilment: z.enum(fulfilmentStates), held: z.boolean(), course: z.enum(courses) })
    .partial()
    .optional(),
  /** When the platform said so: an older document does not replace it. */
  asOf: z.string().default(""),
  /** Refunds heard of, by the platform's id, so that one told twice counts once. */
  refunds: z.array(z.object({ id: z.string(), amountMinor: z.int(), at: z.string().default("") })).default([]),
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
  const { order: heard, customer } = toldOf(meaning);
  const isTold = heard !== undefined && heard.id !== "";
  // of an order that is not known yet a payment or a parcel tells too little to make one of it
  if (!isTold && !(before && tellsParts(meaning))) return before;
  const merged = isTold
    ? mergeDocument(before?.document ?? null, heard, meaning.occurredAt || at, refundsAfter(before, meaning, at))
    : (before as OrderState).document;
  const parts = partsAfter(partsOf(before?.document), meaning, at);
  const refundedMinor = Math.max(before?.refundedMinor ?? 0, merged.refunded.amountMinor, sum(merged.refunds), givenBackMinor(parts));
  const machines = machinesAfter(before, meaning, { ...merged, ...parts }, refundedMinor);
  const document = { ...merged, ...parts, state: kept(machines) };
  return {
    document,
    status: statusOf(machines),
    tags: mergeTags(before, document),
    refundedMinor,
    customerId: customer?.id || (before?.customerId ?? null),
    customerName: customer?.name || before?.customerName || document.shippingAddress.name,
    placedAt: document.placedAt || before?.placedAt || meaning.occurredAt || at,
    updatedAt: before && isLater(before.updatedAt, at) ? before.updatedAt : at,
  };
}

/** A status that was set beside its machines (by an earlier release) is believed. */
export function standingOf({ document, status }: Pick<OrderState, "document" | "status">): Machines {
  const machines = machinesOf(document.state, status);
  return statusOf(machines) === status ? machines : madeTo(machines, status);
}

const partsOf = (document: OrderDocument | undefined): OrderParts => {
  if (!document) return {};
  const { payments, givenBack, shipments, disputes } = document;
  return { ...(payments && { payments }), ...(givenBack && { givenBack }), ...(shipments && { shipments }), ...(disputes && { disputes }) };
};

function machinesAfter(before: OrderState | null, meaning: Meaning, document: OrderDocument, refundedMinor: number): Machines {
  let machines = before ? standingOf(before) : machinesOf({}, "open");
  const { type } = meaning;
  const { order: heard } = toldOf(meaning);
  if (heard && isWhole(heard)) {
    machines = hear(machines, heard.status);
    if (/^partial(ly)?[_-]paid$/.test(heard.paymentStatus)) machines = step(machines, { payment: "part-paid" });
    if (/^partial/.test(heard.fulfilmentStatus)) machines = step(machines, { fulfilment: "part-shipped" });
  }
  const parcels = meaning.shipment ? parcelsSay(document, document.items) : null;
  if (parcels) machines = step(machines, { fulfilment: parcels });
  if (type === "order.paid") machines = hear(machines, "paid");
  if (type === "order.shipped" && parcels === null) machines = hear(machines, "shipped");
  if (type === "order.delivered" && parcels === null) machines = hear(machines, "delivered");
  if (type === "order.cancelled") machines = hear(machines, "cancelled");
  const total = document.total.amountMinor;
  const paid = paidMinor(document);
  if (paid > 0) machines = step(machines, { payment: total > 0 && paid < total ? "part-paid" : "paid" });
  if (total > 0 && refundedMinor > 0) machines = step(machines, { payment: refundedMinor >= total ? "refunded" : "part-refunded" });
  return machines;
}

function refundsAfter(before: OrderState | null, meaning: Meaning, at: string): OrderDocument["refunds"] {
  const known = before?.document.refunds ?? [];
  if (meaning.type !== "order.refunded" || !meaning.payment || meaning.payment.amount.amountMinor <= 0) return known;
  // a refund without an id is known by its moment
  const when = meaning.occurredAt || at;
  const id = meaning.payment.id || when;
  const same = known.find((refund) => refund.id === id);
  if (same) return isLater(same.at, when) ? known.map((refund) => (refund === same ? { ...same, at: when } : refund)) : known;
  return [...known, { id, amountMinor: meaning.payment.amount.amountMinor, at: when }];
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
