"use client";
/** What a product costs: one price, or from the cheapest variant's to the dearest's. */
import { useLanguageTag } from "#components/language/say.tsx";
import { moneyText } from "#components/ui/money.tsx";
import type { ProductSummary } from "#lib/api/products.ts";

export function PriceRange({ price }: { price: ProductSummary["price"] }) {
  const tag = useLanguageTag();
  if (!price) return <span className="text-faint">–</span>;
  const [from, to] = [moneyText(price.from, tag), moneyText(price.to, tag)];
  return <span className="tabular">{from === to ? from : `${from} – ${to}`}</span>;
}
