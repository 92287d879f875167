import { and, eq, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from "drizzle-orm";
import { source } from "#drizzle/schema/outside.ts";
import { shopProduct } from "#drizzle/schema/shop.ts";
import type { Page } from "#lib/api/page.ts";
import type { ProductListQuery, ProductSummary } from "#lib/api/products.ts";
import type { Money } from "#lib/commerce/money.ts";
import { parseMoney } from "#lib/commerce/parse-money.ts";
import { isOnSale, statusesOnSale } from "#lib/commerce/product-status.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, isoOrNull, newestFirst, type Place, pageFrom, placeOf, rowsOf, startingWith } from "./keyset.ts";

export async function listProducts(actor: Actor, input: ProductListQuery): Promise<Page<ProductSummary>> {
  requireRole(actor, "viewer");
  const beginning = startingWith((input.search ?? "").trim().toLowerCase());
  const status = sql`lower(${shopProduct.status})`;
  const [rows, currency] = await Promise.all([
    selectProducts(
      and(
        eq(shopProduct.workspaceId, actor.workspaceId),
        input.state === "deleted" ? isNotNull(shopProduct.deletedAt) : isNull(shopProduct.deletedAt),
        input.state === "on-sale" ? inArray(status, [...statusesOnSale]) : undefined,
        input.state === "off-sale" ? notInArray(status, [...statusesOnSale]) : undefined,
        input.search
          ? or(
              sql`lower(${shopProduct.title}) like ${beginning}`,
              sql`${shopProduct.id} in (select v.product_id from shop_variant v
                where v.workspace_id = ${actor.workspaceId} and v.sku <> '' and lower(v.sku) like ${beginning})`,
            )
          : undefined,
      ),
      placeOf(input),
      rowsOf(input) + 1,
    ),
    shopCurrency(actor),
  ]);
  return pageFrom(
    rows,
    input,
    ({ product }) => ({ at: product.updatedAt, id: product.id }),
    (row) => productSummaryOf(row, currency),
  );
}

/** Of a price that comes without one the shop's, as its last order says; empty: it has none yet. */
export async function shopCurrency(actor: Actor): Promise<string> {
  const [row] = await database().sql<{ currency: string }[]>`
    select currency from shop_order where workspace_id = ${actor.workspaceId} and currency <> '' order by placed_at desc, id desc limit 1`;
  return row?.currency ?? "";
}

interface Sums {
  variants: number;
  currency: string | null;
  from_minor: number | null;
  to_minor: number | null;
  from_text: string | null;
  to_text: string | null;
  free: number | null;
}

export function selectProducts(where: SQL | undefined, place: Place | null, rows: number) {
  return database()
    .db.select({ product: shopProduct, sourceName: source.name, sums })
    .from(shopProduct)
    .leftJoin(source, eq(source.id, shopProduct.sourceId))
    .where(and(where, after(shopProduct.updatedAt, shopProduct.id, place)))
    .orderBy(...newestFirst(shopProduct.updatedAt, shopProduct.id))
    .limit(rows);
}
type Row = Awaited<ReturnType<typeof selectProducts>>[number];

/** Over a product's variants; a price without its currency is compared as the number that it was sent as. */
const sums = sql<Sums>`(
  select json_build_object('variants', count(*), 'currency', max(v.currency) filter (where v.currency <> ''),
    'from_minor', min(v.price_minor) filter (where v.currency <> ''), 'to_minor', max(v.price_minor) filter (where v.currency <> ''),
    'from_text', (min(v.price_text::numeric) filter (where v.price_text ~ '^[0-9]{1,15}([.][0-9]{1,6})?$'))::text,
    'to_text', (max(v.price_text::numeric) filter (where v.price_text ~ '^[0-9]{1,15}([.][0-9]{1,6})?$'))::text,
    'free', sum(s.on_hand - s.reserved))
  from shop_variant v
  left join stock_item s on v.sku <> '' and s.workspace_id = v.workspace_id and s.sku = v.sku
  where v.workspace_id = ${shopProduct.workspaceId} and v.product_id = ${shopProduct.id})`;

export function productSummaryOf({ product, sourceName, sums: of }: Row, currency: string): ProductSummary {
  const { id, title, status, vendor, kind, sourceId, deletedAt, updatedAt } = product;
  return {
    id,
    title: title || id,
    status,
    state: deletedAt ? "deleted" : isOnSale(status) ? "on-sale" : "off-sale",
    vendor,
    kind,
    variants: of.variants,
    price: priceRange(of, currency),
    free: of.free,
    source: sourceId === null ? null : { id: sourceId, name: sourceName ?? "" },
    deletedAt: isoOrNull(deletedAt),
    updatedAt: iso(updatedAt),
  };
}

function priceRange(of: Sums, currency: string): { from: Money; to: Money } | null {
  if (of.currency !== null)
    return {
      from: { amountMinor: Number(of.from_minor), currency: of.currency },
      to: { amountMinor: Number(of.to_minor), currency: of.currency },
    };
  if (currency === "") return null;
  const [from, to] = [parseMoney(of.from_text, currency), parseMoney(of.to_text, currency)];
  return from && to ? { from, to } : null;
}
