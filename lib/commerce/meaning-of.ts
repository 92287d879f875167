/** A mapper's answer, put together: what the event is about follows from the parts that it brings. */
import { entityOf } from "./entity-of.ts";
import type { EventType, Meaning } from "./event.ts";
import { instantText } from "./instant.ts";
import { type Customer, customer, type LineItem, lineItem, type Order, order } from "./order.ts";

type Parts = Omit<Meaning, "type" | "topic" | "entity" | "occurredAt" | "ours">;

/** An event of orders without an order's id is none: it is kept, and starts nothing typed. */
export function meaningOf(type: EventType | "other", topic: string, occurredAt: string, parts: Parts = {}): Meaning {
  const entity = entityOf(parts);
  if (type.startsWith("order.") && entity?.type !== "order") return { type: "other", topic, entity: null, occurredAt, ours: false };
  // what is not understood changes no order and no customer
  const { order: _, customer: __, ...rest } = parts;
  return { type, topic, entity, occurredAt, ...(type === "other" ? rest : parts), ours: false };
}

/** An order of which little more is known than its id; the fold fills in what it knows. */
export const thinOrder = (said: Partial<Order>): Order => ({ ...order.parse({}), ...said });
export const thinCustomer = (said: Partial<Customer>): Customer => ({ ...customer.parse({}), ...said });
export const thinLine = (said: Partial<LineItem>): LineItem => ({ ...lineItem.parse({}), ...said });

/** Seconds since 1970, as providers send them, as ISO 8601; empty for what is none. */
export function timeOfSeconds(value: unknown): string {
  const seconds = typeof value === "string" && /^\d{1,12}$/.test(value) ? Number(value) : value;
  if (typeof seconds !== "number" || !Number.isFinite(seconds) || seconds <= 0 || seconds > 99_999_999_999) return "";
  return instantText(Math.floor(seconds * 1_000));
}
