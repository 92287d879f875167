/** Which prices of a product changed, and by how much: one that rose far hides none that fell. */
import { limits } from "../limits.ts";
import { addExact, divideExact, exactMoney, type Money, negateExact } from "./money.ts";
import { parseMoney } from "./parse-money.ts";
import type { Product } from "./parts/product.ts";

export interface VariantChange {
  readonly sku: string;
  /** Always above zero; rounded. */
  readonly percent: number;
  readonly before: Money;
  readonly after: Money;
}

/** The change that matters most: the furthest fall, where none fell the furthest rise. */
export interface PriceChange {
  readonly change: "fell" | "rose" | "same" | "unknown";
  /** Zero where nothing changed. */
  readonly percent: number;
  readonly sku: string;
  readonly before: Money;
  readonly after: Money;
  /** All that are named, the furthest first. */
  readonly fell: VariantChange[];
  readonly rose: VariantChange[];
  /** How many more fell than are named. */
  readonly unnamed: number;
}

const none: Money = { amountMinor: 0, currency: "" };

/** @param currency of the shop, where a price comes without its own */
export function comparePrices(before: Product | null, now: Product | null, currency: string): PriceChange {
  const changes = (now?.variants ?? []).flatMap((variant) => {
    const former = before?.variants.find((each) => each.id === variant.id && each.sku === variant.sku);
    const [a, b] = [former && priceOf(former, currency), priceOf(variant, currency)];
    if (!a || !b || a.currency !== b.currency || a.amountMinor <= 0) return [];
    const ratio = divideExact(addExact(exactMoney(b), negateExact(exactMoney(a))), exactMoney(a));
    return ratio ? [{ sku: variant.sku, before: a, after: b, part: Number(ratio.top) / Number(ratio.bottom) }] : [];
  });
  changes.sort((a, b) => Math.abs(b.part) - Math.abs(a.part));
  const told = (of: typeof changes): VariantChange[] =>
    of.slice(0, limits.priceChangesMax).map(({ part, ...each }) => ({ ...each, percent: Math.max(1, Math.round(Math.abs(part) * 100)) }));
  const down = changes.filter(({ part }) => part < 0);
  const [fell, rose] = [told(down), told(changes.filter(({ part }) => part > 0))];
  const all = { fell, rose, unnamed: down.length - fell.length };
  const [most] = [...fell, ...rose];
  if (most) return { change: fell.length > 0 ? "fell" : "rose", ...most, ...all };
  const [same] = changes;
  if (!same) return { change: "unknown", percent: 0, sku: "", before: none, after: none, ...all };
  return { change: "same", percent: 0, sku: same.sku, before: same.before, after: same.after, ...all };
}

const priceOf = ({ price, priceText }: { price: Money; priceText: string }, currency: string): Money | null =>
  price.currency !== "" ? price : parseMoney(priceText, currency);
