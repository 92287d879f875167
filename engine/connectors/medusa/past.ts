/** Past orders from Medusa, told as its subscriber would have told them. */
import { type Fields, fields, list, text } from "#lib/commerce/read-value.ts";
import { done, mapped, type PastOrder, type PastOrders } from "../client.ts";
import type { Admin } from "./client.ts";

const perPage = 20;
const wanted =
  "*items,*customer,*shipping_address,*billing_address,*payment_collections,*payment_collections.payments,*payment_collections.payments.refunds,*fulfillments,+created_at,+updated_at,+canceled_at,+metadata,+summary";
const path = (since: string, limit: number, offset: number) =>
  `/orders?created_at[$gte]=${encodeURIComponent(since)}&order=created_at&limit=${limit}&offset=${offset}&fields=${wanted}`;

export const medusaPast = (admin: Admin): PastOrders => ({
  count: async (since) => mapped(await admin("GET", path(since, 1, 0)), ({ count }) => done(typeof count === "number" ? count : null)),
  page: async (since, cursor) => {
    const offset = Number(cursor ?? 0);
    return mapped(await admin("GET", path(since, perPage, offset)), ({ orders }) => {
      const page = list(orders).map((each) => told(fields(each)));
      return done({ orders: page, next: page.length < perPage ? null : String(offset + perPage) });
    });
  },
});

function told(order: Fields): PastOrder {
  const events: { topic: string; at: string; body: string }[] = [];
  const tell = (topic: string, at: unknown, data: Fields) => {
    if (text(at))
      events.push({ topic, at: text(at), body: JSON.stringify({ type: topic, timestamp: at, data: { ...data, updated_at: at } }) });
  };
  const paidAt = list(order["payment_collections"])
    .flatMap((collection) => list(fields(collection)["payments"]).map((payment) => text(fields(payment)["captured_at"])))
    .filter(Boolean)
    .sort()[0];
  tell("order.placed", order["created_at"], {
    ...order,
    payment_status: "not_paid",
    fulfillment_status: "not_fulfilled",
    status: "pending",
    canceled_at: null,
    fulfillments: [],
  });
  if (paidAt)
    tell("order.payment_captured", paidAt, {
      ...order,
      payment_status: "captured",
      fulfillment_status: "not_fulfilled",
      status: "pending",
      canceled_at: null,
      fulfillments: [],
    });
  const shippedAt = list(order["fulfillments"])
    .map((each) => text(fields(each)["shipped_at"]))
    .filter(Boolean)
    .sort()
    .at(-1);
  if (shippedAt) tell("order.fulfilled", shippedAt, { ...order, canceled_at: null, status: "pending" });
  for (const refund of refundsOf(order)) tell("order.refund_created", refund["created_at"], refund);
  if (text(order["canceled_at"])) tell("order.canceled", order["canceled_at"], order);
  return { id: text(order["id"]), events };
}

/** With the order that they belong to, which they do not name themselves. */
const refundsOf = (order: Fields): Record<string, unknown>[] =>
  list(order["payment_collections"])
    .flatMap((collection) => list(fields(collection)["payments"]).flatMap((payment) => list(fields(payment)["refunds"]).map(fields)))
    .map(({ id, amount, note, created_at }) => ({
      refund_id: id,
      amount,
      note,
      created_at,
      order_id: order["id"],
      currency_code: order["currency_code"],
    }));
