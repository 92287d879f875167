/**
 * What the shop knew of an order and its customer when something came that names the order and says little else of it. It is kept
 * with how the event is read, so that the event means the same whenever it is read again; the order itself is folded from what was told.
 */
import { z } from "zod";
import type { Meaning } from "./event.ts";
import { customer, order } from "./order.ts";
import { isWhole, overlay } from "./whole-order.ts";

export const knownOrder = z.object({ order, customer: customer.nullable() });
export type KnownOrder = z.infer<typeof knownOrder>;

/** The order that has to be looked up; empty: none. One that is just created is not known yet. */
export function orderToLookUp({ type, entity, order: told }: Meaning): string {
  if (type === "other" || type === "order.created" || type === "order.status-changed" || entity?.type !== "order") return "";
  return told && isWhole(told) ? "" : entity.id;
}

export function withKnown(meaning: Meaning, said: unknown): Meaning {
  const read = knownOrder.safeParse(said);
  if (!read.success) return meaning;
  const known = read.data;
  const { order: toldOrder, customer: toldCustomer } = meaning;
  const filled = toldOrder ? overlay(known.order, toldOrder) : known.order;
  // what an event says of the status it is about
  const status = toldOrder && toldOrder.status !== "open" ? toldOrder.status : filled.status;
  const buyer = toldCustomer?.id ? toldCustomer : (known.customer ?? toldCustomer);
  return {
    ...meaning,
    order: { ...filled, status },
    ...(buyer ? { customer: buyer } : {}),
    told: { ...(toldOrder ? { order: toldOrder } : {}), ...(toldCustomer ? { customer: toldCustomer } : {}) },
  };
}

/** What was told of an order and its customer, without what was known. */
export const toldOf = ({ told, order: heard, customer: buyer }: Meaning): NonNullable<Meaning["told"]> =>
  told ?? { ...(heard ? { order: heard } : {}), ...(buyer ? { customer: buyer } : {}) };
