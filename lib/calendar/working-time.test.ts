import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, hour, instantMs, instantText, minute } from "../commerce/instant.ts";
import { defaultCalendar, defaultOpening, readCalendar, type ShopCalendar } from "./calendar.ts";
import { chinaDay, chinaKnownUntil } from "./china.ts";
import { type DayRule, dayRules, weekdays } from "./week.ts";
import { addWorkdays, addWorkingMs, atTimeOfDay, isOpen, isWorkday, nextOpening } from "./working-time.ts";
import { dayOf, wallOf, weekdayOf } from "./zone.ts";

const at = (text: string) => instantMs(text) ?? Number.NaN;
const text = (ms: number | null) => (ms === null ? null : instantText(ms).slice(0, 16));
const china: ShopCalendar = { ...defaultCalendar, timezone: "Asia/Shanghai", days: "china" };
const berlin: ShopCalendar = { ...defaultCalendar, timezone: "Europe/Berlin" };

describe("China's year", () => {
  const days = (year: number) => Array.from({ length: 365 }, (_, i) => dayOf(at(`${year}-01-01`)) + i);
  test.each([
    [2025, 28, 5, 248],
    [2026, 33, 6, 248],
  ])("%i as announced", (year, off, worked, workdays) => {
    const all = days(year);
    expect(all.filter((each) => chinaDay(each) === "off")).toHaveLength(off);
    const exchanged = all.filter((each) => chinaDay(each) === "worked");
    expect(exchanged).toHaveLength(worked);
    // only a weekend is worked in exchange, and each such day buys a weekday off
    expect(exchanged.every((each) => weekdayOf(each) > 5)).toBe(true);
    expect(all.filter((each) => isWorkday(each * day, { ...china, timezone: "UTC" }))).toHaveLength(workdays);
  });
  test("the Spring Festival of 2026: Saturday the 14th is worked, the 15th to the 23rd are off", () => {
    expect(isWorkday(at("2026-02-14T04:00Z"), china)).toBe(true);
    expect(isOpen(at("2026-02-14T04:00Z"), china)).toBe(true);
    expect(text(nextOpening(at("2026-02-14T10:00Z"), china))).toBe("2026-02-24T01:00");
    expect(text(addWorkdays(at("2026-02-13T02:00Z"), 3, china))).toBe("2026-02-25T02:00");
    expect(isWorkday(at("2026-02-14T04:00Z"), { ...china, days: "weekdays" })).toBe(false);
  });
  test("a year that is not announced yet has the days of the law, and no exchange", () => {
    expect(chinaKnownUntil).toBe(2026);
    expect(isWorkday(at("2027-02-08T04:00Z"), china)).toBe(false);
    expect(isWorkday(at("2027-02-09T04:00Z"), china)).toBe(true);
    expect(isWorkday(at("2028-10-02T04:00Z"), china)).toBe(true);
  });
});

test("hours are the shop's own clock's, also when that changes", () => {
  expect(isOpen(at("2026-03-27T08:00Z"), berlin)).toBe(true);
  expect(isOpen(at("2026-03-27T07:59Z"), berlin)).toBe(false);
  expect(isOpen(at("2026-03-30T07:00Z"), berlin)).toBe(true);
  expect(isOpen(at("2026-03-30T16:00Z"), berlin)).toBe(false);
  expect(text(nextOpening(at("2026-03-27T17:30Z"), berlin))).toBe("2026-03-30T07:00");
  expect(text(addWorkingMs(at("2026-03-27T16:00Z"), 2 * hour, berlin))).toBe("2026-03-30T08:00");
  expect(text(addWorkdays(at("2026-03-27T16:00Z"), 1, berlin))).toBe("2026-03-30T15:00");
});

test("a break at noon, a night over midnight, a shop that is never open", () => {
  const noon = {
    ...berlin,
    hours: {
      ...berlin.hours,
      monday: [
        { from: "09:00", to: "12:00" },
        { from: "13:30", to: "18:00" },
      ],
    },
  };
  expect(isOpen(at("2026-11-23T11:30Z"), noon)).toBe(false);
  expect(text(nextOpening(at("2026-11-23T11:30Z"), noon))).toBe("2026-11-23T12:30");
  expect(text(addWorkingMs(at("2026-11-23T10:30Z"), hour, noon))).toBe("2026-11-23T13:00");
  const night = {
    ...berlin,
    days: "everyday" as const,
    hours: { ...berlin.hours, saturday: [{ from: "20:00", to: "24:00" }], sunday: [{ from: "00:00", to: "02:00" }] },
  };
  expect(text(addWorkingMs(at("2026-11-21T22:30Z"), 2 * hour, night))).toBe("2026-11-22T00:30");
  const never = { ...berlin, hours: { ...berlin.hours, ...Object.fromEntries(weekdays.map((name) => [name, []])) } };
  const now = at("2026-11-23T11:30Z");
  expect([
    nextOpening(now, never),
    addWorkingMs(now, 1, never),
    addWorkdays(now, 1, never),
    atTimeOfDay(now, "09:00", never, true),
  ]).toEqual([null, null, null, null]);
});

test("the shop's own exceptions go before the rule; closed before open", () => {
  const own = { ...china, closedOn: ["2026-11-23", "2026-11-28"], openOn: ["2026-11-22", "2026-11-28"] };
  expect(isWorkday(at("2026-11-23T04:00Z"), own)).toBe(false);
  expect(isWorkday(at("2026-11-22T04:00Z"), own)).toBe(true);
  expect(isWorkday(at("2026-11-28T04:00Z"), own)).toBe(false);
  const closedOnSundays = { ...own, hours: { ...own.hours, sunday: [] } };
  expect(isOpen(at("2026-11-22T01:00Z"), closedOnSundays)).toBe(true);
});

test("a time of day, today or later, on working days", () => {
  expect(text(atTimeOfDay(at("2026-11-20T00:30Z"), "09:00", china))).toBe("2026-11-20T01:00");
  expect(text(atTimeOfDay(at("2026-11-20T01:00Z"), "09:00", china))).toBe("2026-11-20T01:00");
  expect(text(atTimeOfDay(at("2026-11-20T01:01Z"), "09:00", china))).toBe("2026-11-21T01:00");
  expect(text(atTimeOfDay(at("2026-11-20T01:01Z"), "09:00", china, true))).toBe("2026-11-23T01:00");
  expect(text(atTimeOfDay(at("2026-03-28T12:00Z"), "02:30", berlin))).toBe("2026-03-29T01:00");
});

test("stored settings that cannot be read are those of a shop that said nothing", () => {
  expect(readCalendar("Asia/Shanghai", { days: "sometimes" })).toEqual(china);
  expect(readCalendar("UTC", { ...defaultOpening, days: "china" }).days).toBe("china");
  const bad = { ...defaultOpening, hours: { ...defaultOpening.hours, monday: [{ from: "18:00", to: "09:00" }] } };
  expect(readCalendar("UTC", bad)).toEqual(defaultCalendar);
});

const zone = fc.constantFrom("UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");
const moment = fc.integer({ min: at("2025-01-01"), max: at("2027-12-31") });
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map((marks) => marks.sort((a, b) => a - b).map((mark) => clock(mark * 15)))
  .map((marks) => marks.flatMap((from, i) => (i % 2 === 0 && marks[i + 1] ? [{ from, to: marks[i + 1] as string }] : [])));
const someDate = fc.integer({ min: 0, max: 1_000 }).map((n) => instantText(at("2025-01-01") + n * day).slice(0, 10));
const calendar: fc.Arbitrary<ShopCalendar> = fc.record({
  timezone: zone,
  days: fc.constantFrom<DayRule>(...dayRules),
  hours: fc.record({ monday: spans, tuesday: spans, wednesday: spans, thursday: spans, friday: spans, saturday: spans, sunday: spans }),
  closedOn: fc.array(someDate, { maxLength: 5 }),
  openOn: fc.array(someDate, { maxLength: 5 }),
});

describe("whatever the calendar", () => {
  test("the next opening is open, not before, and nothing between is", () => {
    fc.assert(
      fc.property(moment, calendar, fc.double({ min: 0, max: 1, noNaN: true }), (ms, shop, part) => {
        const next = nextOpening(ms, shop);
        if (next === null) return;
        expect(next).toBeGreaterThanOrEqual(ms);
        expect(isOpen(next, shop)).toBe(true);
        expect(isWorkday(next, shop)).toBe(true);
        const between = ms + Math.floor((next - ms) * part);
        expect(isOpen(between, shop)).toBe(between >= next);
      }),
    );
  });
  test("working time adds up, and ends while the shop is open or as it closes", () => {
    const some = fc.integer({ min: 0, max: 40 * 60 }).map((minutes) => minutes * minute);
    fc.assert(
      fc.property(moment, calendar, some, some, (ms, shop, first, second) => {
        const together = addWorkingMs(ms, first + second, shop);
        const one = addWorkingMs(ms, first, shop);
        const then = one === null ? null : addWorkingMs(one, second, shop);
        if (together === null || then === null) return;
        // a wait that ends as the shop closes goes on as it opens: the same working time
        expect(nextOpening(then, shop)).toBe(nextOpening(together, shop));
        if (together > ms) expect(isOpen(together, shop) || isOpen(together - 1, shop)).toBe(true);
      }),
    );
  });
  test("n working days later is a working day, n of them on, at the same time of day", () => {
    fc.assert(
      fc.property(moment, calendar, fc.integer({ min: 1, max: 30 }), (ms, shop, n) => {
        const then = addWorkdays(ms, n, shop);
        if (then === null) return;
        expect(isWorkday(then, shop)).toBe(true);
        const one = addWorkdays(ms, n - 1, shop);
        if (one === null) throw new Error("fewer days are found where more were");
        // from a day off, none and one are both the next working day
        expect(one).toBeLessThanOrEqual(then);
        const drift = (wallOf(then, shop.timezone) - wallOf(ms, shop.timezone)) % day;
        expect(Math.min(Math.abs(drift), day - Math.abs(drift))).toBeLessThanOrEqual(hour);
      }),
    );
  });
});
