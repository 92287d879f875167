import { expect, test } from "vitest";
import { count, emptyTally, median, percentile } from "./tally.ts";

test("percentiles by nearest rank", () => {
  const values = Array.from({ length: 200 }, (_, i) => 200 - i);
  expect([0.5, 0.99, 1].map((p) => percentile(values, p))).toEqual([100, 198, 200]);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

test("medians of odd and even rounds", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test("each answer is counted as what it is", () => {
  const tally = emptyTally();
  for (const outcome of [202, 200, 429, 503, 401, "ECONNRESET"]) count(tally, outcome, 5);
  expect(tally).toEqual({ accepted: 2, refused: 2, wrong: 1, broken: 1, brokenBy: { ECONNRESET: 1 }, latenciesMs: [5, 5] });
});
