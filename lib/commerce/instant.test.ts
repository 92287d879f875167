import fc from "fast-check";
import { expect, test } from "vitest";
import { instantMs, instantText, utcDay } from "./instant.ts";

const moment = fc.date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2200-01-01T00:00:00Z"), noInvalidDate: true });

test("agrees with the platform's calendar, both ways", () => {
  fc.assert(
    fc.property(moment, (date) => {
      const text = date.toISOString();
      expect(instantMs(text)).toBe(date.getTime());
      expect(instantText(date.getTime())).toBe(text);
      expect(utcDay(date.getTime())).toBe(text.slice(0, 10));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["2026-11-22T08:05:00-05:00", "2026-11-22T13:05:00.000Z"],
  ["2026-11-22T08:05:00+0800", "2026-11-22T00:05:00.000Z"],
  ["2026-11-22 08:05", "2026-11-22T08:05:00.000Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ["2026-11-22T08:05:00.123456Z", "2026-11-22T08:05:00.123Z"],
])("%s is %s", (text, same) => {
  const ms = instantMs(text);
  expect(ms === null ? null : instantText(ms)).toBe(same);
});

test.each(["", "yesterday", "2026-13-01", "2026-02-29", "2026-01-01T25:00:00Z", "1763798400"])("%j is no moment", (text) => {
  expect(instantMs(text)).toBeNull();
});
