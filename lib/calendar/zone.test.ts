import fc from "fast-check";
import { expect, test } from "vitest";
import { day, hour, instantMs, instantText, minute } from "../commerce/instant.ts";
import { dayOf, isZone, momentOf, wallOf, weekdayOf } from "./zone.ts";

const at = (text: string) => instantMs(text) ?? Number.NaN;
const shown = (text: string, zone: string) => instantText(wallOf(at(text), zone)).slice(0, 16);
const moment = (wall: string, zone: string) => instantText(momentOf(at(wall), zone)).slice(0, 16);
const zones = ["UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo"];

test("what the clock shows in a zone", () => {
  expect(shown("2026-11-22T16:30:00Z", "Asia/Shanghai")).toBe("2026-11-23T00:30");
  expect(shown("2026-07-01T12:00:00Z", "America/New_York")).toBe("2026-07-01T08:00");
  expect(shown("2026-01-01T12:00:00Z", "no such zone")).toBe("2026-01-01T12:00");
  expect([isZone("Asia/Shanghai"), isZone("UTC"), isZone("Moon/Base"), isZone("")]).toEqual([true, true, false, false]);
});

test("a time that is shown twice is the first; one that is leapt over is the moment of the leap", () => {
  expect(moment("2026-10-25T02:30Z", "Europe/Berlin")).toBe("2026-10-25T00:30");
  expect(moment("2026-03-29T02:30Z", "Europe/Berlin")).toBe("2026-03-29T01:00");
  expect(moment("2026-04-24T00:00Z", "Africa/Cairo")).toBe("2026-04-23T22:00");
  expect(moment("2026-11-22T09:00Z", "Asia/Shanghai")).toBe("2026-11-22T01:00");
});

test("there and back: the first moment that shows a time or a later one", () => {
  const wall = fc.integer({ min: at("2020-01-01"), max: at("2030-01-01") });
  fc.assert(
    fc.property(wall, fc.constantFrom(...zones), (value, zone) => {
      const found = momentOf(value, zone);
      expect(wallOf(found, zone)).toBeGreaterThanOrEqual(value);
      expect(wallOf(found - 1, zone)).toBeLessThan(value);
      // an hour that is shown twice is an hour earlier at the first showing, never another time
      const back = momentOf(wallOf(value, zone), zone);
      expect([0, hour, 30 * minute]).toContain(value - back);
    }),
    { numRuns: 500 },
  );
});

test("weekdays run from Monday, before 1970 too", () => {
  expect(weekdayOf(dayOf(at("2026-11-22")))).toBe(7);
  expect(weekdayOf(dayOf(at("2026-11-23")))).toBe(1);
  expect(weekdayOf(dayOf(at("1969-12-29")))).toBe(1);
  expect(dayOf(-1)).toBe(-1);
  expect(dayOf(day)).toBe(1);
});
