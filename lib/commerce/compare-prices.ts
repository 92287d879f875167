/** By how much a product's price changed: of its variants the one that changed most. */
import { addExact, divideExact, exactMoney, type Money, negateExact } from "./money.ts";
import { parseMoney } from "./parse-money.ts";
import type { Product } from "./parts/product.ts";

export interface PriceChange {
  readonly change: "fell" | "rose" | "same" | "unknown";
  /** Always above zero where it changed; rounded. */
  readonly percent: number;
  readonly sku: string;
  readonly before: Money;
  readonly after: Money;
}

const none: Money = { amountMinor: 0, currency: "" };

/** @param currency of the shop, where a price comes without its own */
export function compareMost(before: Product | null, now: Product | null, currency: string): PriceChange {
  const unknown: PriceChange = { change: "unknown", percent: 0, sku: "", before: none, after: none };
  if (!before || !now) return unknown;
  const changes = now.variants.flatMap((variant) => {
    const former = before.variants.find((each) => each.id === variant.id && each.sku === variant.sku);
    const [a, b] = [former && priceOf(former, currency), priceOf(variant, currency)];
    if (!a || !b || a.currency !== b.currency || a.amountMinor <= 0) return [];
    const ratio = divideExact(addExact(exactMoney(b), negateExact(exactMoney(a))), exactMoney(a));
    return ratio ? [{ sku: variant.sku, before: a, after: b, part: Number(ratio.top) / Number(ratio.bottom) }] : [];
  });
  const [most] = changes.sort((a, b) => Math.abs(b.part) - Math.abs(a.part));
  if (!most) return unknown;
  const { part, ...prices } = most;
  const change = part < 0 ? "fell" : part > 0 ? "rose" : "same";
  return { ...prices, change, percent: change === "same" ? 0 : Math.max(1, Math.round(Math.abs(part) * 100)) };
}

const priceOf = ({ price, priceText }: { price: Money; priceText: string }, currency: string): Money | null =>
  price.currency !== "" ? price : parseMoney(priceText, currency);
