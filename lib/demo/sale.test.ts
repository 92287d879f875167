import { expect, test } from "vitest";
import { placedAfter, saleOrders } from "./sale.ts";

test("the same sale for the same seed, each order once", () => {
  const at = Date.parse("2026-11-11T00:00:00Z");
  const tell = () => saleOrders(50).map((order) => order(at));
  expect(tell()).toEqual(tell());
  const ids = tell().map((event) => ("data" in event ? event.data.order?.id : ""));
  expect(new Set(ids).size).toBe(50);
});

test("the rush begins with nothing, ends with all, and never goes back", () => {
  const placed = Array.from({ length: 101 }, (_, i) => placedAfter(i / 100, 1_000));
  expect([placed[0], placed.at(-1)]).toEqual([0, 1_000]);
  expect(placed).toEqual(placed.toSorted((a, b) => a - b));
});
