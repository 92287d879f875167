/** Some events name an order and say little else of it: a refund, a parcel. What they say fills in what is known, and replaces nothing. */
import type { Order } from "./order.ts";

export function isWhole(order: Order): boolean {
  return order.number !== "" && order.placedAt !== "";
}

/** @param newer what it says goes before what `older` says; what it leaves empty it does not know */
export function overlay(older: Order, newer: Order): Order {
  const said = Object.entries(newer).filter(([, value]) => !isEmpty(value));
  return { ...older, ...Object.fromEntries(said), status: isWhole(older) ? older.status : newer.status };
}

function isEmpty(value: unknown): boolean {
  if (value === "" || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== "object" || value === null) return false;
  // no money in a currency is no money
  return "amountMinor" in value ? value.amountMinor === 0 : Object.values(value).every(isEmpty);
}
