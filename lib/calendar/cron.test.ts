import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, hour, instantMs, instantText, minute } from "../commerce/instant.ts";
import { limits } from "../limits.ts";
import { dueTicks, isCron, nextTick, nextTicks } from "./cron.ts";
import { type CronChoice, minuteSteps, readChoice, writeChoice } from "./cron-choice.ts";
import { cronWords } from "./cron-words.ts";
import { wallOf } from "./zone.ts";

const at = (text: string) => instantMs(text) ?? Number.NaN;
const text = (ms: number) => instantText(ms).slice(0, 16);
const ticks = (cron: string, zone: string, after: string, count = 3) => nextTicks(cron, zone, at(after), count).map(text);

describe("on the nights when the clock changes", () => {
  test("a fixed time that is leapt over comes once, right after; one that is shown twice comes once", () => {
    expect(ticks("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z")).toEqual(["2026-03-29T01:00", "2026-03-30T00:30", "2026-03-31T00:30"]);
    expect(ticks("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", 2)).toEqual(["2026-10-25T00:30", "2026-10-26T01:30"]);
    expect(ticks("30 2,14 * * *", "Europe/Berlin", "2026-10-24T12:35Z", 2)).toEqual(["2026-10-25T00:30", "2026-10-25T13:30"]);
    expect(ticks("0 9 * * *", "America/New_York", "2026-03-07T15:00Z", 2)).toEqual(["2026-03-08T13:00", "2026-03-09T13:00"]);
  });
  test("one that comes every so often goes on in even steps", () => {
    expect(ticks("*/30 * * * *", "Europe/Berlin", "2026-03-29T00:30Z", 3)).toEqual([
      "2026-03-29T01:00",
      "2026-03-29T01:30",
      "2026-03-29T02:00",
    ]);
    expect(ticks("0 * * * *", "America/New_York", "2026-11-01T04:30Z", 3)).toEqual([
      "2026-11-01T05:00",
      "2026-11-01T06:00",
      "2026-11-01T07:00",
    ]);
  });
});

test("Shanghai has one clock all year", () => {
  expect(ticks("0 9 * * 1-5", "Asia/Shanghai", "2026-11-20T02:00Z", 2)).toEqual(["2026-11-23T01:00", "2026-11-24T01:00"]);
});

test("what is cron and what is not", () => {
  for (const good of ["* * * * *", "*/15 8-18 * * mon-fri", "0 9 L * *", "0 9 * * 5#2", "@daily", "*/10 * * * * *"])
    expect(isCron(good)).toBe(true);
  for (const bad of ["", "  ", "* * * *", "61 * * * *", "a b c d e", "0 9 * * * * 2027 1", "0 0 32 * *", "0 0 30 2 *"])
    expect(isCron(bad)).toBe(false);
  expect(nextTick("0 0 30 2 *", "UTC", at("2026-01-01"))).toBeNull();
  expect(nextTick("* * * * *", "Moon/Base", 0)).toBeNull();
});

const zones = fc.constantFrom("UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");
const choice: fc.Arbitrary<CronChoice> = fc.oneof(
  fc.record({ kind: fc.constant("minutes" as const), every: fc.constantFrom(...minuteSteps) }),
  fc.record({ kind: fc.constant("hourly" as const), minute: fc.integer({ min: 0, max: 59 }) }),
  fc.record({ kind: fc.constant("daily" as const), time: fc.constantFrom("00:00", "02:30", "09:05", "23:59") }),
  fc.record({
    kind: fc.constant("weekly" as const),
    time: fc.constantFrom("00:00", "18:30"),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant("monthly" as const),
    time: fc.constantFrom("08:00"),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant("last" as const)),
  }),
);
const moment = fc.integer({ min: at("2025-01-01"), max: at("2028-01-01") });

test("what a form offers is written as cron, and read back as itself", () => {
  fc.assert(
    fc.property(choice, (each) => {
      expect(isCron(writeChoice(each))).toBe(true);
      expect(readChoice(writeChoice(each))).toEqual(each);
    }),
  );
  expect(readChoice("0 9 * * mon-wed,sun")).toEqual({ kind: "weekly", time: "09:00", days: [1, 2, 3, 7] });
  for (const rich of ["*/7 * * * *", "0 9 1 * 1", "0 9 * 6 *", "0 9,12 * * *", "*/5 * * * * *", "0 9 * * 5#2", "nonsense"])
    expect(readChoice(rich)).toEqual({ kind: "custom", cron: rich });
});

test("ticks follow each other, never before the moment asked for, at the time that was wished", () => {
  fc.assert(
    fc.property(choice, zones, moment, (each, zone, from) => {
      const [first = 0, second = 0] = nextTicks(writeChoice(each), zone, from, 2);
      expect(first).toBeGreaterThan(from);
      expect(second).toBeGreaterThan(first);
      expect(nextTick(writeChoice(each), zone, first - 1)).toBe(first);
      if ("time" in each && each.time !== "02:30" && each.time !== "00:00") expect(text(wallOf(first, zone)).slice(11)).toBe(each.time);
    }),
  );
});

test("after a long time one tick is made up for, and it is the last: nothing between it and now", () => {
  const lengths = fc.constantFrom(90_000, 5 * minute, 3 * hour, 2 * day, 60 * day, 500 * day);
  fc.assert(
    fc.property(choice, zones, moment, lengths, (each, zone, from, length) => {
      const [cron, now] = [writeChoice(each), from + length];
      const due = dueTicks(cron, zone, from, now, "once");
      const last = due.at(-1) ?? from;
      const after = nextTick(cron, zone, last);
      expect(after === null || after > now).toBe(true);
      if (due.length > 0) {
        expect(last > from && last <= now).toBe(true);
        expect(nextTick(cron, zone, last - 1)).toBe(last);
      }
      // what is skipped is late; what is not late is never skipped
      expect(dueTicks(cron, zone, from, now, "skip")).toEqual(due.filter((tick) => tick > now - limits.scheduleLateMs));
    }),
    { numRuns: 60 },
  );
});

test("what comes more often than it is looked at is started for each time", () => {
  const from = at("2026-11-22T10:00:00Z");
  expect(dueTicks("*/10 * * * * *", "UTC", from, from + 30_000, "skip").map((tick) => tick - from)).toEqual([10_000, 20_000, 30_000]);
  expect(dueTicks("* * * * *", "UTC", from, from + 59_999, "once")).toEqual([]);
  expect(dueTicks("* * * * *", "UTC", from, from + 60_000, "once")).toEqual([from + 60_000]);
});

test.each([
  ["* * * * *", "every minute", "每分钟"],
  ["*/15 * * * *", "every 15 minutes", "每 15 分钟"],
  ["0 * * * *", "every hour on the hour", "每小时整点"],
  ["5 * * * *", "every hour at 5 past", "每小时第 5 分"],
  ["0 9 * * *", "every day at 09:00", "每天 09:00"],
  ["0 9 * * 1-5", "every Monday to Friday at 09:00", "每周一至周五 09:00"],
  ["30 18 * * 1,3,5", "every Monday, Wednesday and Friday at 18:30", "每周一、周三、周五 18:30"],
  ["0 8 1 * *", "on day 1 of each month at 08:00", "每月 1 日 08:00"],
  ["0 8 L * *", "on the last day of each month at 08:00", "每月最后一天 08:00"],
  ["0 9,12,18 * * *", "at 09:00, 12:00 and 18:00 every day", "每天 09:00、12:00、18:00 各一次"],
  ["*/15 9-17 * * 1-5", "every 15 minutes during hours 9–17 on Monday to Friday", "每周一至周五 9–17 点每 15 分钟"],
  ["5,35 * * * *", "at minutes 5, 35 of every hour", "每小时第 5、35 分"],
  ["0 9 1,15 6,12 *", "at 09:00 on day 1, 15 of the month in June and December", "每年 6 月、12 月 每月 1、15 日 09:00 一次"],
  ["*/10 * * * * *", "every 10 seconds", "每 10 秒"],
  ["0 9 * * 5#2", "by “0 9 * * 5#2”", "按“0 9 * * 5#2”"],
])("%s reads as a sentence", (cron, en, zh) => expect(cronWords(cron)).toEqual({ en, zh }));

test("any text is read somehow", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d*/,-]{1,6}( [\d*/,-]{1,6}){4,5}$/)), (cron) => {
      expect(cronWords(cron).en).toMatch(/./);
    }),
  );
});
