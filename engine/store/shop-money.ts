/** What the shop believes of its payments and refunds, as a statement is held against it. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { instantMs } from "#lib/commerce/instant.ts";
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

/** An order may be paid so long after it was placed, and is still looked at for the day of its payment. */
const paidLaterMs = 7 * 24 * 60 * 60 * 1000;

export async function shopMoney(sql: Sql | Transaction, { workspaceId, numbers, from, to }: Wanted): Promise<MoneyRecord[]> {
  const named = [...new Set(numbers.flatMap((number) => [number, `#${number.replace(/^#/, "")}`]))];
  const rows = await sql<OrderRow[]>`
    select id, number, currency, total_minor as total, document, placed_at from shop_order
    where workspace_id = ${workspaceId} and (id = any(${named}) or number = any(${named}))
    union
    select id, number, currency, total_minor as total, document, placed_at from shop_order
    where workspace_id = ${workspaceId} and placed_at between ${new Date(from.getTime() - paidLaterMs)} and ${to}`;
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
  /** As providers told them, by their own numbers. */
  payments?: { id: string; amountMinor: number; provider: string; at: string }[];
  /** What providers say they gave back of each payment so far. */
  givenBack?: { id: string; amountMinor: number }[];
  refunds?: { id: string; amountMinor: number; at?: string }[];
}

/** An order that no provider told a payment of is taken to be paid where its platform says so, through whom nobody knows. */
function recordsOf(row: OrderRow): MoneyRecord[] {
  const document = JSON.parse(row.document) as Document;
  const numbers = { merchantNo: row.number, orderId: row.id, orderNumber: row.number, currency: row.currency, refundId: "", refundNo: "" };
  const placedAt = row.placed_at.toISOString();
  const common = { ...numbers, provider: "", transactionId: "", at: placedAt };
  const own = encodeURIComponent(row.id);
  const told = (document.payments ?? []).map(
    ({ id, amountMinor, provider, at }, n): MoneyRecord => ({
      // the first keeps the name that the order's payment had before it was told
      ...{ ...common, id: n === 0 ? `payment/${own}` : `payment/${own}/${id}`, kind: "payment", provider, transactionId: id, amountMinor },
      at: instantMs(at) === null ? placedAt : at,
    }),
  );
  const isPaid = ["paid", "partially_refunded", "refunded", "partially_paid", "captured"].includes(document.paymentStatus ?? "");
  const refunds = (document.refunds ?? []).map(
    ({ id, amountMinor, at = "" }): MoneyRecord => ({
      ...{ ...common, at },
      id: `refund/${own}/${id}`,
      kind: "refund",
      refundId: id,
      refundNo: id,
      amountMinor,
    }),
  );
  const given = refunds.length > 0 ? [] : (document.givenBack ?? []);
  const byProvider = given.map(
    ({ id, amountMinor }): MoneyRecord => ({
      ...common,
      at: "",
      id: `refund/${own}/of/${id}`,
      kind: "refund",
      transactionId: id,
      amountMinor,
    }),
  );
  const back = [...refunds, ...byProvider];
  if (told.length > 0) return [...told, ...back];
  if (!isPaid && back.length === 0) return [];
  return [{ ...common, id: `payment/${own}`, kind: "payment", amountMinor: Number(row.total) }, ...back];
}
