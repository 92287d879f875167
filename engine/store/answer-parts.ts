/**
 * What an answer may speak of: the customer, and the order of theirs that they mean. An order is told only to whom it belongs:
 * by the customer's number, or by the address that the answer goes to. An address typed into the web form proves nothing, so
 * there the order's number has to be named as well.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { Order } from "#lib/commerce/order.ts";
import { customer } from "#lib/commerce/order.ts";
import type { AnswerParts } from "#lib/intelligence/answer/fill.ts";
import { limits } from "#lib/limits.ts";
import { numbersIn, orderMeant } from "#lib/service/order-in-question.ts";

export interface Asker {
  readonly workspaceId: string;
  readonly channel: string;
  readonly customerId: string | null;
  readonly address: string;
}

export interface OwnOrder {
  readonly id: string;
  readonly number: string;
  readonly order: Order;
}

/** The asker's orders, newest first. */
export async function ownOrders(
  sql: Sql | Transaction,
  { workspaceId, channel, customerId, address }: Asker,
  text: string,
): Promise<OwnOrder[]> {
  const byAddress = address.includes("@") ? address.toLowerCase() : "";
  if (customerId === null && byAddress === "") return [];
  const rows = await sql<{ id: string; number: string; document: string; status: Order["status"]; tags: string[] }[]>`
    select o.id, o.number, o.document, o.status, o.tags from shop_order o
    where o.workspace_id = ${workspaceId} and o.customer_id = any(
      select c.id from shop_customer c where c.workspace_id = ${workspaceId} and ${byAddress} <> '' and lower(c.email) = ${byAddress}
      union select ${customerId}::text where ${customerId}::text is not null)
    order by o.placed_at desc, o.id desc limit ${limits.ownOrdersRead}`;
  const own = rows.map(({ id, number, document, status, tags }) => ({
    id,
    number,
    order: { ...(JSON.parse(document) as Order), status, tags },
  }));
  if (channel !== "web" || customerId !== null) return own;
  const named = new Set(numbersIn(text).map((each) => each.toLowerCase()));
  return own.filter(({ number }) => named.has(number.toLowerCase()));
}

export async function answerParts(sql: Sql | Transaction, asker: Asker, text: string): Promise<AnswerParts> {
  const meant = orderMeant(text, await ownOrders(sql, asker, text));
  const [known] = asker.customerId
    ? await sql<{ id: string; name: string; email: string; phone: string; locale: string; tags: string[]; orders_count: number }[]>`
        select id, name, email, phone, locale, tags, orders_count from shop_customer
        where workspace_id = ${asker.workspaceId} and id = ${asker.customerId}`
    : [];
  return {
    ...(meant ? { order: meant.order } : {}),
    ...(known ? { customer: customer.parse({ ...known, ordersCount: known.orders_count }) } : {}),
  };
}
