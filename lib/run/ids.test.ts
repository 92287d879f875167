import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfId, dayOfMs } from "./ids.ts";

test("the day of a time agrees with the calendar", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => {
      expect(dayOfMs(ms)).toBe(new Date(ms).toISOString().slice(0, 10));
    }),
  );
});

test("the day of an id is the day it was made; other texts have none", () => {
  expect(dayOfId("018cc251-f400-7000-8000-000000000000")).toBe("2024-01-01");
  expect(dayOfId("1001")).toBeNull();
});
