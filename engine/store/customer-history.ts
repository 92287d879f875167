/** What a customer bought, gave back and disputed over 30, 90 and 365 days, as of a moment: their orders by the index on the customer. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { Money } from "#lib/commerce/money.ts";

export interface Spell {
  readonly orders: number;
  readonly refunds: number;
  readonly disputes: number;
  readonly spent: Money[];
  readonly refunded: Money[];
}
export interface CustomerHistory {
  readonly days30: Spell;
  readonly days90: Spell;
  readonly days365: Spell;
}

interface Row {
  currency: string;
  days: number;
  orders: number;
  refunds: number;
  disputes: number;
  spent: string;
  refunded: string;
}

/** In the order asked. Orders that were cancelled do not count as bought. */
export async function customerHistory(
  sql: Sql | Transaction,
  wanted: readonly { readonly workspaceId: string; readonly customerId: string; readonly until: string }[],
): Promise<CustomerHistory[]> {
  return await Promise.all(
    wanted.map(async ({ workspaceId, customerId, until }) => {
      const rows = await sql<Row[]>`
        select o.currency, d.days, count(*) filter (where o.status <> 'cancelled')::int as orders,
          count(*) filter (where o.refunded_minor > 0)::int as refunds,
          coalesce(sum(json_array_length(coalesce(o.document::json -> 'disputes', '[]'))), 0)::int as disputes,
          coalesce(sum(o.total_minor) filter (where o.status <> 'cancelled'), 0)::text as spent, coalesce(sum(o.refunded_minor), 0)::text as refunded
        from shop_order o cross join (values (30), (90), (365)) as d(days)
        where o.workspace_id = ${workspaceId} and o.customer_id = ${customerId} and o.placed_at <= ${until}::timestamptz
          and o.placed_at > ${until}::timestamptz - make_interval(days => d.days)
        group by o.currency, d.days order by o.currency`;
      const spell = (days: number): Spell => {
        const own = rows.filter((row) => row.days === days);
        const sums = (name: "spent" | "refunded") =>
          own.map((row) => ({ amountMinor: Number(row[name]), currency: row.currency })).filter(({ amountMinor }) => amountMinor > 0);
        const all = (name: "orders" | "refunds" | "disputes") => own.reduce((sum, row) => sum + row[name], 0);
        return {
          orders: all("orders"),
          refunds: all("refunds"),
          disputes: all("disputes"),
          spent: sums("spent"),
          refunded: sums("refunded"),
        };
      };
      return { days30: spell(30), days90: spell(90), days365: spell(365) };
    }),
  );
}
