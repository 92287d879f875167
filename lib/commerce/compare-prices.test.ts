import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { comparePrices } from "./compare-prices.ts";
import { product } from "./parts/product.ts";

const euro = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const priced = (prices: Readonly<Record<string, number>>) =>
  product.parse({ id: "p", variants: Object.entries(prices).map(([sku, minor]) => ({ id: sku, sku, price: euro(minor) })) });
const compared = (before: Readonly<Record<string, number>>, now: Readonly<Record<string, number>>) =>
  comparePrices(priced(before), priced(now), "EUR");

test("one that fell is not hidden by another that rose further", () => {
  expect(compared({ A: 1_000, B: 10_000, C: 500 }, { A: 2_000, B: 1_000, C: 500 })).toEqual({
    ...{ change: "fell", percent: 90, sku: "B", before: euro(10_000), after: euro(1_000) },
    fell: [{ sku: "B", percent: 90, before: euro(10_000), after: euro(1_000) }],
    unnamed: 0,
    rose: [{ sku: "A", percent: 100, before: euro(1_000), after: euro(2_000) }],
  });
});

test("all that fell are told, the furthest first", () => {
  const { fell, rose, sku } = compared({ A: 10_000, B: 10_000, C: 10_000 }, { A: 5_000, B: 1_000, C: 9_990 });
  expect([sku, fell.map((each) => [each.sku, each.percent]), rose]).toEqual([
    "B",
    [
      ["B", 90],
      ["A", 50],
      ["C", 1],
    ],
    [],
  ]);
});

test("more than can be named are counted", () => {
  const prices = (minor: number) => Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`S${i}`, minor + i]));
  const { fell, unnamed } = compared(prices(10_000), prices(1_000));
  expect([fell.length, unnamed]).toEqual([limits.priceChangesMax, 300 - limits.priceChangesMax]);
});

test("where none fell, the one that rose most", () => {
  expect(compared({ A: 1_000, B: 1_000 }, { A: 1_100, B: 3_000 })).toMatchObject({ change: "rose", sku: "B", percent: 200, fell: [] });
});

test("nothing changed, or nothing to compare with", () => {
  expect(compared({ A: 1_000 }, { A: 1_000 })).toMatchObject({ change: "same", percent: 0, sku: "A", fell: [], rose: [] });
  expect(compared({ A: 1_000 }, { B: 1 })).toMatchObject({ change: "unknown", fell: [], rose: [] });
  expect(compared({ A: 0 }, { A: 1 })).toMatchObject({ change: "unknown" });
  expect(comparePrices(null, priced({ A: 1 }), "EUR")).toMatchObject({ change: "unknown", sku: "" });
});
