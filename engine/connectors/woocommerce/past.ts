/** Past orders from WooCommerce, told as its webhooks would have told them. */
import { type Fields, fields, id as idOf, list, text } from "#lib/commerce/read-value.ts";
import { done, mapped, type PastOrder, type PastOrders } from "../client.ts";
import type { Rest } from "./client.ts";

const perPage = 50;

export const wooPast = (rest: Rest): PastOrders => ({
  count: async (since) =>
    mapped(await rest("GET", `/orders?per_page=1&after=${encodeURIComponent(since)}&dates_are_gmt=true`), ({ headers }) => {
      const total = Number(headers["x-wp-total"]);
      return done(Number.isSafeInteger(total) && headers["x-wp-total"] !== undefined ? total : null);
    }),
  page: async (since, cursor) => {
    const page = Number(cursor ?? 1);
    const path = `/orders?per_page=${perPage}&page=${page}&after=${encodeURIComponent(since)}&dates_are_gmt=true&orderby=date&order=asc&status=any`;
    return mapped(await rest("GET", path), ({ value }) => {
      const orders = list(value).map((each) => told(fields(each)));
      return done({ orders, next: orders.length < perPage ? null : String(page + 1) });
    });
  },
});

function told(order: Fields): PastOrder {
  const created = zoned(order["date_created_gmt"]);
  const paid = zoned(order["date_paid_gmt"]);
  const changed = zoned(order["date_modified_gmt"]) || created;
  const body = (fresh: Record<string, unknown>) => JSON.stringify({ ...order, ...fresh });
  const told = (topic: string, at: string, fresh: Record<string, unknown>) => ({ topic, at, body: body(fresh) });
  const unsent = { date_completed: null, date_completed_gmt: null, refunds: [] };
  const events = [
    told("order.created", created, {
      ...unsent,
      status: "pending",
      date_paid: null,
      date_paid_gmt: null,
      date_modified_gmt: order["date_created_gmt"],
    }),
  ];
  if (paid)
    events.push(told("order.updated/order.paid", paid, { ...unsent, status: "processing", date_modified_gmt: order["date_paid_gmt"] }));
  const became = { completed: "order.shipped", cancelled: "order.cancelled", refunded: "order.refunded" }[text(order["status"])];
  if (became) events.push(told(`order.updated/${became}`, changed, {}));
  return { id: idOf(order["id"]), events: events.filter(({ at }) => at !== "") };
}

/** WooCommerce writes its GMT times without a zone. */
const zoned = (value: unknown): string => {
  const at = text(value);
  return at === "" ? "" : /[zZ]|[+-]\d\d:\d\d$/.test(at) ? at : `${at}Z`;
};
