/** Products as their platform tells them: which SKU a stock level is of, what it is called, what it costs. */
import type { Transaction } from "#drizzle/client.ts";
import { isOnlyVariant } from "#lib/commerce/only-variant.ts";
import type { Folding } from "../../runtime/run-store.ts";
import { columns, plain, textArray, worded } from "../../store/columns.ts";
import type { Desk } from "./performer.ts";

export async function foldProducts(tx: Transaction, { stock }: Desk, all: readonly Folding[]): Promise<void> {
  // of a product told twice in one batch the last word counts
  const told = new Map(
    all.flatMap(({ event }) =>
      event.type === "product.updated" && event.product?.id ? [[`${event.workspaceId}/${event.product.id}`, event]] : [],
    ),
  );
  const events = [...told.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
  if (events.length === 0) return;
  const productRows = columns(tx, [
    plain(events, ({ workspaceId }) => workspaceId),
    worded(events, ({ product }) => product?.id ?? ""),
    plain(events, ({ sourceId }) => sourceId),
    worded(events, ({ product }) => product?.title ?? ""),
    worded(events, ({ product }) => product?.status ?? ""),
    worded(events, ({ product }) => product?.vendor ?? ""),
    worded(events, ({ product }) => product?.kind ?? ""),
    worded(events, ({ product }) => product?.url ?? ""),
    worded(events, ({ product }) => textArray(product?.tags ?? [])),
    plain(events, at),
    plain(events, ({ product }) => Number(product?.deleted ?? false)),
  ]);
  // an older word than the one that is known changes nothing; that a product is gone is told by its number alone
  const current = await tx<{ workspaceId: string; productId: string }[]>`
    insert into shop_product as p (workspace_id, id, source_id, title, status, vendor, kind, url, tags, first_seen_at, updated_at, deleted_at)
    select workspace_id::uuid, id, source_id::uuid, title, status, vendor, kind, url, tags::text[], at::timestamptz, at::timestamptz,
      case when deleted = '1' then at::timestamptz end
    from ${productRows} as w(workspace_id, id, source_id, title, status, vendor, kind, url, tags, at, deleted)
    limit ${events.length}
    on conflict (workspace_id, id) do update set
      source_id = coalesce(excluded.source_id, p.source_id), updated_at = excluded.updated_at, deleted_at = excluded.deleted_at,
      title = case when excluded.deleted_at is null or excluded.title <> '' then excluded.title else p.title end,
      status = case when excluded.deleted_at is null then excluded.status else p.status end,
      vendor = case when excluded.deleted_at is null then excluded.vendor else p.vendor end,
      kind = case when excluded.deleted_at is null then excluded.kind else p.kind end,
      url = case when excluded.deleted_at is null then excluded.url else p.url end,
      tags = case when excluded.deleted_at is null then excluded.tags else p.tags end
    where excluded.updated_at >= p.updated_at
    returning p.workspace_id as "workspaceId", p.id as "productId"`;
  const isCurrent = new Set(current.map(({ workspaceId, productId }) => `${workspaceId}/${productId}`));
  const fresh = events.filter((event) => isCurrent.has(`${event.workspaceId}/${event.product?.id}`));
  if (fresh.length === 0) return;
  await tx`
    delete from shop_variant v using unnest(${fresh.map((event) => event.workspaceId)}::uuid[], ${fresh.map((event) => event.product?.id ?? "")}::text[])
      as w(workspace_id, id)
    where v.workspace_id = w.workspace_id and v.product_id = w.id`;
  const variants = fresh.flatMap((event) => {
    const { product, workspaceId } = event;
    if (!product || product.deleted) return [];
    const known = new Map(product.variants.map((variant) => [variant.id, variant]));
    return [...known.values()].map((variant) => ({ workspaceId, product, variant, at: at(event) }));
  });
  if (variants.length === 0) return;
  const rows = columns(tx, [
    plain(variants, ({ workspaceId }) => workspaceId),
    worded(variants, ({ product }) => product.id),
    worded(variants, ({ variant }) => variant.id),
    worded(variants, ({ variant }) => variant.sku),
    worded(variants, ({ variant }) => variant.itemId),
    worded(variants, ({ product }) => product.title),
    worded(variants, ({ variant }) => variant.title),
    plain(variants, ({ variant }) => variant.price.amountMinor),
    worded(variants, ({ variant }) => variant.price.currency),
    worded(variants, ({ variant }) => variant.priceText),
    worded(variants, ({ product }) => product.status),
    plain(variants, (variant) => variant.at),
  ]);
  await tx`
    insert into shop_variant (workspace_id, product_id, id, sku, item_id, product_title, title, price_minor, currency, price_text, status, updated_at)
    select workspace_id::uuid, product_id, id, sku, item_id, product_title, title, price_minor::bigint, currency, price_text, status, at::timestamptz
    from ${rows} as v(workspace_id, product_id, id, sku, item_id, product_title, title, price_minor, currency, price_text, status, at)
    limit ${variants.length}`;
  await nameStock(stock, variants);
}

/** Goods that are counted get their names. */
async function nameStock(
  stock: Desk["stock"],
  variants: readonly {
    workspaceId: string;
    product: { title: string };
    variant: { sku: string; title: string };
    at: string;
  }[],
): Promise<void> {
  const named = variants.filter(({ variant }) => variant.sku !== "");
  await stock.lock(named.map(({ workspaceId, variant }) => ({ workspaceId, sku: variant.sku })));
  for (const { workspaceId, product, variant, at: when } of named) {
    const item = stock.item(workspaceId, variant.sku);
    const title = isOnlyVariant(variant.title) ? product.title : `${product.title}, ${variant.title}`;
    if (item && item.title !== title) stock.change(workspaceId, variant.sku, { title }, when);
  }
}

const at = (event: Folding["event"]): string => event.occurredAt || event.receivedAt;
