/** What is known of orders and of who bought them, by their ids. */
import type { Sql } from "#drizzle/client.ts";
import type { KnownOrder } from "#lib/commerce/known-order.ts";
import { thinCustomer } from "#lib/commerce/meaning-of.ts";
import { type OrderStatus, order } from "#lib/commerce/order.ts";
import { storableText } from "./columns.ts";

export interface WantedOrder {
  readonly workspaceId: string;
  readonly id: string;
}
interface Row {
  workspace_id: string;
  id: string;
  status: OrderStatus;
  tags: string[];
  document: string;
  customer_id: string | null;
  customer_name: string;
  email: string | null;
  phone: string | null;
  locale: string | null;
  customer_tags: string[] | null;
  orders_count: number | null;
}

/** By workspace and id; those that nobody knows are left out. */
export async function knownOrders(sql: Sql, wanted: readonly WantedOrder[]): Promise<(order: WantedOrder) => KnownOrder | undefined> {
  const rows = await sql<Row[]>`
    select o.workspace_id, o.id, o.status, o.tags, o.document::text as document, o.customer_id, o.customer_name,
      c.email, c.phone, c.locale, c.tags as customer_tags, c.orders_count
    from unnest(${wanted.map(({ workspaceId }) => workspaceId)}::uuid[], ${wanted.map(({ id }) => storableText(id))}::text[]) as w(workspace_id, id)
    join shop_order o using (workspace_id, id)
    left join shop_customer c on c.workspace_id = o.workspace_id and c.id = o.customer_id`;
  const known = new Map(rows.map((row) => [`${row.workspace_id}/${row.id}`, knownOf(row)]));
  return ({ workspaceId, id }) => known.get(`${workspaceId}/${storableText(id)}`);
}

function knownOf(row: Row): KnownOrder {
  const { customer_id: id, customer_name: name, email, phone, locale } = row;
  const customer = { id: id ?? "", name, email: email ?? "", phone: phone ?? "", locale: locale ?? "" };
  const { status, tags } = row;
  return {
    order: { ...order.parse(JSON.parse(row.document)), status, tags },
    customer: id ? thinCustomer({ ...customer, tags: row.customer_tags ?? [], ordersCount: row.orders_count ?? 0 }) : null,
  };
}
