import fc from "fast-check";
import { expect, test } from "vitest";
import { move, newItem, type StockItem, totalsOf, warn } from "./book.ts";
import { planReservation, splitWays } from "./plan.ts";
import { suggestReorder } from "./reorder.ts";

const places = ["A", "B", "C"];
const skus = ["x", "y", "z"];
const shelf = fc.array(
  fc.record({ sku: fc.constantFrom(...skus), place: fc.constantFrom(...places), onHand: fc.nat(6), reserved: fc.nat(6) }),
  { maxLength: 9 },
);
const itemsOf = (levels: { sku: string; place: string; onHand: number; reserved: number }[]) => {
  const items = new Map<string, StockItem>();
  for (const { sku, place, onHand, reserved } of levels) {
    const item = items.get(sku) ?? newItem(sku);
    items.set(sku, { ...item, levels: { ...item.levels, [place]: { onHand, reserved, countedAt: "" } } });
  }
  return items;
};
const wantedLines = fc.array(fc.record({ sku: fc.constantFrom(...skus, ""), quantity: fc.integer({ min: 0, max: 7 }) }), { maxLength: 5 });
const rules = fc.record({
  places: fc.constantFrom([], ["B", "A"], places, ["nowhere"]),
  split: fc.constantFrom(...splitWays),
  part: fc.boolean(),
});

test("a plan takes what is free and no more, says what is missing, and keeps to its rules", () => {
  fc.assert(
    fc.property(shelf, wantedLines, rules, (levels, wanted, rule) => {
      const items = itemsOf(levels);
      const { taken, missing } = planReservation(wanted, (sku) => items.get(sku) ?? null, rule);
      for (const { sku, location, quantity } of taken) {
        const level = items.get(sku)?.levels[location];
        const all = taken.filter((line) => line.sku === sku && line.location === location).reduce((sum, line) => sum + line.quantity, 0);
        expect(quantity).toBeGreaterThan(0);
        expect(all).toBeLessThanOrEqual((level?.onHand ?? 0) - (level?.reserved ?? 0));
        if (rule.places.length > 0) expect(rule.places).toContain(location);
      }
      for (const sku of skus) {
        const sum = (lines: readonly { sku: string; quantity: number }[]) =>
          lines.reduce((all, line) => all + (line.sku === sku ? line.quantity : 0), 0);
        if (rule.part || missing.length === 0) expect(sum(taken) + sum(missing)).toBe(sum(wanted));
        if (rule.split !== "anywhere")
          expect(new Set(taken.filter((line) => line.sku === sku).map((line) => line.location)).size).toBeLessThan(2);
      }
      if (rule.split === "whole") expect(new Set(taken.map((line) => line.location)).size).toBeLessThan(2);
      if (!rule.part && missing.length > 0) expect(taken).toEqual([]);
    }),
  );
});

test("places are asked in the order given, and one that has it all goes before one that has part of it", () => {
  const items = itemsOf([
    { sku: "x", place: "A", onHand: 2, reserved: 0 },
    { sku: "x", place: "B", onHand: 5, reserved: 0 },
  ]);
  const plan = (order: string[], split: (typeof splitWays)[number]) =>
    planReservation([{ sku: "x", quantity: 4 }], (sku) => items.get(sku) ?? null, { places: order, split, part: false }).taken;
  expect(plan(["A", "B"], "line")).toEqual([{ sku: "x", location: "B", quantity: 4 }]);
  expect(plan(["A", "B"], "anywhere")).toEqual([
    { sku: "x", location: "A", quantity: 2 },
    { sku: "x", location: "B", quantity: 2 },
  ]);
});

test("no moves bring a level below nothing, and the sum of the moves is the level", () => {
  const step = fc.record({
    kind: fc.constantFrom("count", "adjust", "reserve", "release", "ship", "transfer"),
    location: fc.constantFrom(...places),
    onHand: fc.integer({ min: -5, max: 5 }),
    reserved: fc.integer({ min: -5, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let item = newItem("x");
      const sums = new Map<string, { onHand: number; reserved: number }>();
      for (const wanted of steps) {
        const before = totalsOf(item).free;
        const done = move(item, wanted);
        if (!done) continue;
        item = done.item;
        const sum = sums.get(wanted.location) ?? { onHand: 0, reserved: 0 };
        sums.set(wanted.location, { onHand: sum.onHand + wanted.onHand, reserved: sum.reserved + wanted.reserved });
        if (wanted.kind !== "count" && totalsOf(item).free < before) expect(item.levels[wanted.location]).toSatisfy(isSound);
      }
      for (const [place, level] of Object.entries(item.levels)) {
        expect({ onHand: level.onHand, reserved: level.reserved }).toEqual(sums.get(place));
        expect(level.onHand).toBeGreaterThanOrEqual(0);
        expect(level.reserved).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
const isSound = (level: { onHand: number; reserved: number }) => level.onHand >= level.reserved;

test("a warning falls once below its bound, and again only after the level was above the other", () => {
  let item: StockItem = { ...newItem("x"), warnBelow: 5, rearmAbove: 8 };
  const fell = (onHand: number) => {
    const result = warn({ ...item, levels: { "": { onHand, reserved: 0, countedAt: "" } } });
    item = result.item;
    return result.fell;
  };
  expect([6, 5, 4, 5, 3, 8, 4, 9, 5, 4].map(fell)).toEqual([false, false, true, false, false, false, false, false, false, true]);
});

test("a reorder covers what sells until new goods are here, and not before it is time", () => {
  const rule = { leadDays: 14, spareDays: 7, coverDays: 30 };
  expect(suggestReorder(100, { sold: 30, days: 30 }, rule)).toEqual({ perDay: 1, coverDays: 100, order: 0 });
  expect(suggestReorder(20, { sold: 30, days: 30 }, rule)).toEqual({ perDay: 1, coverDays: 20, order: 31 });
  expect(suggestReorder(0, { sold: 0, days: 30 }, rule)).toEqual({ perDay: 0, coverDays: null, order: 0 });
});
