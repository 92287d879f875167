"use client";
import { useSay } from "#components/language/say.tsx";
import { Tags } from "#components/orders/order-list.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { ExactTime } from "#components/ui/relative-time.tsx";
import type { ProductDetail } from "#lib/api/products.ts";
import { productStatusWords } from "#lib/language/product-status.ts";
import { productsWords } from "#lib/language/products.ts";

export function ProductFacts({ product }: { product: ProductDetail }) {
  const say = useSay();
  const { source, status, vendor, kind, tags, id, firstSeenAt, updatedAt, deletedAt } = product;
  const statusText = productStatusWords[status.toLowerCase()];
  return (
    <Facts
      facts={[
        { label: productsWords.source, value: source?.name },
        { label: productsWords.status, value: statusText === undefined ? status : say(statusText) },
        { label: productsWords.vendor, value: vendor },
        { label: productsWords.kind, value: kind },
        { label: productsWords.tags, value: tags.length > 0 ? <Tags tags={tags} all /> : null },
        { label: productsWords.id, value: <span className="font-mono text-xs">{id}</span> },
        { label: productsWords.since, value: <ExactTime at={firstSeenAt} /> },
        { label: productsWords.changed, value: <ExactTime at={updatedAt} /> },
        { label: productsWords.deleted, value: deletedAt ? <ExactTime at={deletedAt} /> : null },
      ]}
    />
  );
}
