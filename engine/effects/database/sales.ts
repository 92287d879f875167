/** How many of a thing were ordered of late, by the orders that are known. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";

export interface SoldOf {
  readonly workspaceId: string;
  readonly sku: string;
  readonly days: number;
  /** ISO 8601: as of then. */
  readonly until: string;
}

/**
 * From the orders and not from the ledger: a shop whose platform counts its stock has no line there for each sale. Orders that
 * were cancelled do not count. Found by the index on an order's SKUs; the newest `salesOrdersMax` are looked at.
 */
export async function sold(tx: Sql | Transaction, wanted: readonly SoldOf[]): Promise<number[]> {
  return await Promise.all(
    wanted.map(async ({ workspaceId, sku, days, until }) => {
      const [row] = await tx<{ sold: number }[]>`
        select coalesce(sum((item ->> 'quantity')::int), 0)::int as sold
        from (
          select document from shop_order
          where workspace_id = ${workspaceId} and skus @> array[${sku}]::text[] and status <> 'cancelled'
            and placed_at <= ${until}::timestamptz and placed_at > ${until}::timestamptz - make_interval(days => ${days})
          order by placed_at desc limit ${limits.salesOrdersMax}
        ) o, json_array_elements(o.document::json -> 'items') as item
        where item ->> 'sku' = ${sku}`;
      return row?.sold ?? 0;
    }),
  );
}
