/**
 * Prices that are set at a shop, by the key of the call: a row before it goes out, so that a try after a crash knows its own work,
 * and our copy by the answer. What is undone is held against the price that the row says.
 */
import type { Sql } from "#drizzle/client.ts";
import { decimalText } from "#lib/commerce/decimal-text.ts";
import type { Money } from "#lib/commerce/money.ts";
import { runOfKey } from "../core/undo-key.ts";

export interface PriceKey {
  readonly workspaceId: string;
  readonly key: string;
}
export interface KeptPrice {
  readonly state: "asked" | "done";
  readonly before: Money;
  readonly after: Money;
}

/** Null: this call never went out. */
export async function readPriceChange(sql: Sql, { workspaceId, key }: PriceKey): Promise<KeptPrice | null> {
  const [row] = await sql<{ state: KeptPrice["state"]; before_minor: string; after_minor: string; currency: string }[]>`
    select state, before_minor, after_minor, currency from price_change where workspace_id = ${workspaceId} and key = ${key}`;
  if (!row) return null;
  const money = (minor: string): Money => ({ amountMinor: Number(minor), currency: row.currency });
  return { state: row.state, before: money(row.before_minor), after: money(row.after_minor) };
}

export interface PriceAsked extends PriceKey {
  readonly connectionId: string;
  readonly sku: string;
  /** The platform's bare id, where our copy does not know the product. */
  readonly productId: string;
  readonly before: Money;
  readonly after: Money;
}

export async function beginPriceChange(sql: Sql, asked: PriceAsked): Promise<void> {
  const { workspaceId, key, connectionId, sku, productId, before, after } = asked;
  await sql`
    insert into price_change (workspace_id, key, connection_id, product_id, sku, before_minor, after_minor, currency, state, run_id, at)
    values (${workspaceId}, ${key}, ${connectionId},
      coalesce((select product_id from shop_variant where workspace_id = ${workspaceId} and sku = ${sku} and sku <> '' order by updated_at desc limit 1), ${productId}),
      ${sku}, ${before.amountMinor}, ${after.amountMinor}, ${after.currency}, 'asked', ${runOfKey(key)}, now())
    on conflict (workspace_id, key) do update set before_minor = excluded.before_minor, after_minor = excluded.after_minor, at = excluded.at`;
}

/** It is set: our copy has it too, before the shop's own word of it comes. */
export async function endPriceChange(sql: Sql, { workspaceId, key, sku, after }: PriceAsked, sourceId: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`update price_change set state = 'done', at = now() where workspace_id = ${workspaceId} and key = ${key}`;
    await tx`
      update shop_variant v set price_minor = case when v.currency = '' then v.price_minor else ${after.amountMinor} end,
        price_text = case when v.currency = '' then ${decimalText(after)} else v.price_text end
      where v.workspace_id = ${workspaceId} and v.sku = ${sku} and v.sku <> '' and v.currency in ('', ${after.currency})
        and not exists (
          select from shop_product p where p.workspace_id = v.workspace_id and p.id = v.product_id
            and ${sourceId} <> '' and p.source_id::text <> ${sourceId})`;
  });
}

/** What our copy says that these SKUs cost; one that is not known, or costs different prices, is left out. */
export async function readPrices(
  sql: Sql,
  workspaceId: string,
  skus: readonly string[],
): Promise<Map<string, { minor: number | null; text: string }>> {
  if (skus.length === 0) return new Map();
  const rows = await sql<{ sku: string; minor: string | null; text: string }[]>`
    select sku, max(price_minor) filter (where currency <> '') as minor, max(price_text) as text from shop_variant
    where workspace_id = ${workspaceId} and sku = any(${[...skus]}) group by sku
    having count(distinct (price_minor, currency, price_text)) = 1`;
  return new Map(rows.map(({ sku, minor, text }) => [sku, { minor: minor === null ? null : Number(minor), text }]));
}
