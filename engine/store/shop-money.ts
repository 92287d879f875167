/** What the shop believes of its payments and refunds, as a statement is held against it. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { MoneyRecord } from "#lib/reconcile/record.ts";

/** Those known by one of these numbers, and those of a provider between two moments. */
export interface Wanted {
  workspaceId: string;
  numbers: readonly string[];
  provider: string;
  from: Date;
  to: Date;
}

interface OrderRow {
  id: string;
  number: string;
  currency: string;
  total: string;
  document: string;
  placed_at: Date;
}

export async function shopMoney(sql: Sql | Transaction, { workspaceId, numbers, from, to }: Wanted): Promise<MoneyRecord[]> {
  const named = [...new Set(numbers.flatMap((number) => [number, `#${number.replace(/^#/, "")}`]))];
  const rows = await sql<OrderRow[]>`
    select id, number, currency, total_minor as total, document, placed_at from shop_order
    where workspace_id = ${workspaceId} and (id = any(${named}) or number = any(${named}))
    union
    select id, number, currency, total_minor as total, document, placed_at from shop_order
    where workspace_id = ${workspaceId} and placed_at between ${from} and ${to}`;
  return rows.flatMap(recordsOf);
}

export async function shopMoneyById(sql: Sql | Transaction, workspaceId: string, ids: readonly string[]): Promise<MoneyRecord[]> {
  const orders = [...new Set(ids.map(orderIn))];
  const rows = await sql<OrderRow[]>`
    select id, number, currency, total_minor as total, document, placed_at from shop_order
    where workspace_id = ${workspaceId} and id = any(${orders})`;
  const wanted = new Set(ids);
  return rows.flatMap(recordsOf).filter(({ id }) => wanted.has(id));
}

/** `payment/5001` and `refund/5001/r-1` are both of order 5001. */
const orderIn = (id: string): string => decodeURIComponent(id.split("/")[1] ?? "");

interface Document {
  paymentStatus?: string;
  refunds?: { id: string; amountMinor: number }[];
}

function recordsOf(row: OrderRow): MoneyRecord[] {
  const document = JSON.parse(row.document) as Document;
  const common = {
    provider: "",
    transactionId: "",
    merchantNo: row.number,
    orderId: row.id,
    orderNumber: row.number,
    currency: row.currency,
  };
  const at = row.placed_at.toISOString();
  const own = encodeURIComponent(row.id);
  const paid = ["paid", "partially_refunded", "refunded", "partially_paid", "captured"].includes(document.paymentStatus ?? "");
  const refunds = (document.refunds ?? []).map(
    ({ id, amountMinor }): MoneyRecord => ({
      ...common,
      id: `refund/${own}/${id}`,
      kind: "refund",
      refundId: id,
      refundNo: id,
      amountMinor,
      at,
    }),
  );
  if (!paid && refunds.length === 0) return [];
  return [{ ...common, id: `payment/${own}`, kind: "payment", refundId: "", refundNo: "", amountMinor: Number(row.total), at }, ...refunds];
}
