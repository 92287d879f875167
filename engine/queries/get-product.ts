import { and, asc, eq } from "drizzle-orm";
import { shopProduct, shopVariant } from "#drizzle/schema/shop.ts";
import { stockItem } from "#drizzle/schema/stock.ts";
import type { TimelineItem } from "#lib/api/orders.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import type { ProductDetail, ProductVariant } from "#lib/api/products.ts";
import { parseMoney } from "#lib/commerce/parse-money.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { entityTimeline } from "./entity-timeline.ts";
import { iso } from "./keyset.ts";
import { productSummaryOf, selectProducts, shopCurrency } from "./list-products.ts";

export async function getProduct(actor: Actor, input: { id: string }): Promise<ProductDetail> {
  requireRole(actor, "viewer");
  const mine = and(eq(shopProduct.workspaceId, actor.workspaceId), eq(shopProduct.id, input.id));
  const [[row], currency, items, timeline] = await Promise.all([
    selectProducts(mine, null, 1),
    shopCurrency(actor),
    selectVariants(actor, input.id),
    getProductTimeline(actor, input),
  ]);
  if (!row) throw notFound("product");
  const { tags, url, firstSeenAt } = row.product;
  return {
    ...productSummaryOf(row, currency),
    tags,
    url,
    firstSeenAt: iso(firstSeenAt),
    items: items.map((each) => variantOf(each, currency)),
    timeline,
  };
}

export async function getProductTimeline(actor: Actor, input: PageQuery & { id: string }): Promise<Page<TimelineItem>> {
  requireRole(actor, "viewer");
  return await entityTimeline(actor, input, { product: [input.id] });
}

const selectVariants = (actor: Actor, productId: string) =>
  database()
    .db.select({ variant: shopVariant, stock: stockItem })
    .from(shopVariant)
    .leftJoin(stockItem, and(eq(stockItem.workspaceId, shopVariant.workspaceId), eq(stockItem.sku, shopVariant.sku)))
    .where(and(eq(shopVariant.workspaceId, actor.workspaceId), eq(shopVariant.productId, productId)))
    .orderBy(asc(shopVariant.title), asc(shopVariant.id))
    .limit(limits.productVariantsShown);

function variantOf({ variant, stock }: Awaited<ReturnType<typeof selectVariants>>[number], currency: string): ProductVariant {
  const { id, sku, title, priceMinor, priceText } = variant;
  return {
    id,
    sku,
    title,
    price:
      variant.currency !== ""
        ? { amountMinor: priceMinor, currency: variant.currency }
        : currency === ""
          ? null
          : parseMoney(priceText, currency),
    stock: stock && {
      onHand: stock.onHand,
      reserved: stock.reserved,
      free: stock.onHand - stock.reserved,
      isLow: stock.isLow,
    },
  };
}
