/** What is known of an order beside its document: payments that came in, money given back, parcels, disputes. Each counts once, by its id. */
import { z } from "zod";
import type { Meaning } from "./event.ts";
import { instantMs } from "./instant.ts";
import type { LineItem } from "./order.ts";

const sum = z.object({ id: z.string(), amountMinor: z.int() });
const line = z.object({ sku: z.string(), quantity: z.int() });

/** Absent until there is one: most orders have few of them, and every order is read and written with each of its events. */
export const orderParts = z.object({
  payments: z.array(sum.extend({ provider: z.string(), at: z.string() })).optional(),
  /** What providers say they gave back of each payment so far; platforms' own refunds are `refunds`. */
  givenBack: z.array(sum).optional(),
  shipments: z
    .array(
      z.object({
        id: z.string(),
        carrier: z.string(),
        trackingNumber: z.string(),
        trackingUrl: z.string(),
        at: z.string(),
        /** Empty: not yet. */
        deliveredAt: z.string(),
        /** Empty: the whole order. */
        lines: z.array(line),
      }),
    )
    .optional(),
  disputes: z.array(sum.extend({ status: z.string(), openedAt: z.string() })).optional(),
});
export type OrderParts = z.infer<typeof orderParts>;
type Parcel = NonNullable<OrderParts["shipments"]>[number];

/** Whether an event says anything of these: it then concerns its order even where it tells nothing else of it. */
export const tellsParts = ({ type, payment, shipment, dispute }: Meaning): boolean =>
  (payment !== undefined && type.startsWith("payment.")) || shipment !== undefined || dispute !== undefined;

/** The very same where nothing is new. */
export function partsAfter(before: OrderParts, meaning: Meaning, at: string): OrderParts {
  const { type, payment, shipment, dispute } = meaning;
  const when = meaning.occurredAt || at;
  let parts = before;
  if (payment && type === "payment.succeeded" && payment.amount.amountMinor > 0) {
    const paid = {
      id: payment.id || when,
      amountMinor: payment.amount.amountMinor,
      provider: payment.provider,
      at: payment.paidAt || when,
    };
    parts = { ...parts, payments: together(parts.payments, paid, (known) => known) };
  }
  if (payment && type === "payment.refunded") {
    const amountMinor = payment.refunded.amountMinor || payment.amount.amountMinor;
    const given = { id: payment.id || when, amountMinor };
    if (amountMinor > 0)
      parts = { ...parts, givenBack: together(parts.givenBack, given, (known) => (known.amountMinor >= amountMinor ? known : given)) };
  }
  if (shipment) {
    const parcel: Parcel = {
      id: shipment.id || when,
      carrier: shipment.carrier,
      trackingNumber: shipment.trackingNumber,
      trackingUrl: shipment.trackingUrl,
      at: shipment.shippedAt || when,
      deliveredAt: shipment.deliveredAt || (type === "order.delivered" ? when : ""),
      lines: linesOf(shipment.items),
    };
    parts = { ...parts, shipments: together(parts.shipments, parcel, (known) => parcelAfter(known, parcel)) };
  }
  if (dispute) {
    const said = {
      id: dispute.id || when,
      amountMinor: dispute.amount.amountMinor,
      status: dispute.status,
      openedAt: dispute.openedAt || when,
    };
    const newer = (known: typeof said) => ({
      ...said,
      openedAt: earlier(known.openedAt, said.openedAt),
      status: said.status || known.status,
    });
    parts = { ...parts, disputes: together(parts.disputes, said, newer) };
  }
  return parts;
}

function together<T extends { id: string }>(known: readonly T[] | undefined, one: T, merge: (known: T) => T): T[] {
  if (!known?.some(({ id }) => id === one.id)) return [...(known ?? []), one];
  return known.map((each) => (each.id === one.id ? merge(each) : each));
}

/** What a later word leaves out stays; a parcel that has arrived does not set out again. */
function parcelAfter(known: Parcel, said: Parcel): Parcel {
  return {
    id: known.id,
    carrier: said.carrier || known.carrier,
    trackingNumber: said.trackingNumber || known.trackingNumber,
    trackingUrl: said.trackingUrl || known.trackingUrl,
    at: earlier(known.at, said.at),
    deliveredAt: known.deliveredAt || said.deliveredAt,
    lines: said.lines.length > 0 ? said.lines : known.lines,
  };
}

const earlier = (a: string, b: string): string =>
  (instantMs(b) ?? Number.POSITIVE_INFINITY) < (instantMs(a) ?? Number.POSITIVE_INFINITY) ? b : a;

function linesOf(items: readonly Pick<LineItem, "sku" | "quantity">[]): Parcel["lines"] {
  const all = new Map<string, number>();
  for (const { sku, quantity } of items) if (quantity > 0) all.set(sku, (all.get(sku) ?? 0) + quantity);
  return [...all].map(([sku, quantity]) => ({ sku, quantity }));
}

/** How many of each SKU have left, over all parcels; null: all of the order, a parcel does not say what is in it. */
export function shippedLines({ shipments = [] }: OrderParts): Map<string, number> | null {
  const gone = new Map<string, number>();
  for (const { lines } of shipments) {
    if (lines.length === 0) return null;
    for (const { sku, quantity } of lines) gone.set(sku, (gone.get(sku) ?? 0) + quantity);
  }
  return gone;
}

/** How far the parcels are, against what was ordered; null: there are none. */
export function parcelsSay(
  parts: OrderParts,
  items: readonly Pick<LineItem, "sku" | "quantity">[],
): "part-shipped" | "shipped" | "delivered" | null {
  const { shipments = [] } = parts;
  if (shipments.length === 0) return null;
  const gone = shippedLines(parts);
  const wanted = linesOf(items);
  const isAll = gone === null || (wanted.length > 0 && wanted.every(({ sku, quantity }) => (gone.get(sku) ?? 0) >= quantity));
  if (!isAll) return "part-shipped";
  return shipments.every(({ deliveredAt }) => deliveredAt !== "") ? "delivered" : "shipped";
}

export const paidMinor = ({ payments = [] }: OrderParts): number => payments.reduce((all, { amountMinor }) => all + amountMinor, 0);
export const givenBackMinor = ({ givenBack = [] }: OrderParts): number => givenBack.reduce((all, { amountMinor }) => all + amountMinor, 0);
