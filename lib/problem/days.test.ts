import { expect, test } from "vitest";
import { failuresByDay } from "./days.ts";

const at = (text: string) => Date.parse(text);

test("the days are the shop's: half past midnight in Shanghai is today there, and yesterday in UTC", () => {
  const now = at("2026-11-23T16:40:00Z");
  const failed = [
    { at: at("2026-11-23T15:45:00Z"), n: 2 },
    { at: at("2026-11-23T16:30:00Z"), n: 7 },
  ];
  expect(failuresByDay(failed, "Asia/Shanghai", now, 3)).toEqual([
    { day: "2026-11-22", n: 0 },
    { day: "2026-11-23", n: 2 },
    { day: "2026-11-24", n: 7 },
  ]);
  expect(failuresByDay(failed, "UTC", now, 2)).toEqual([
    { day: "2026-11-22", n: 0 },
    { day: "2026-11-23", n: 9 },
  ]);
});

test("what is older than the days, or of a clock that runs ahead, is left out", () => {
  const now = at("2026-03-30T10:00:00Z");
  const failed = [
    { at: at("2026-03-28T23:45:00Z"), n: 1 },
    { at: at("2026-03-20T00:00:00Z"), n: 5 },
    { at: at("2026-04-02T00:00:00Z"), n: 5 },
  ];
  // the clock leaps over an hour in between
  expect(failuresByDay(failed, "Europe/Berlin", now, 2)).toEqual([
    { day: "2026-03-29", n: 1 },
    { day: "2026-03-30", n: 0 },
  ]);
});
