/**
 * China's days off and the weekend days that are worked in exchange (调休), as the State Council announces them each November.
 * Source: 国务院办公厅关于部分节假日安排的通知 of 2024-11-12 (for 2025) and 2025-11-04 (for 2026); compared day by day with
 * the npm package chinese-days 1.5.7 (MIT), whose code is not used: it reads a date in the zone of the machine it runs on.
 */
import { instantMs } from "../commerce/instant.ts";
import { dayOf } from "./zone.ts";

interface Year {
  /** Days or spans of days, both ends off. */
  off: readonly (string | readonly [string, string])[];
  worked: readonly string[];
}

const announced: Record<number, Year> = {
  2025: {
    off: ["01-01", ["01-28", "02-04"], ["04-04", "04-06"], ["05-01", "05-05"], ["05-31", "06-02"], ["10-01", "10-08"]],
    worked: ["01-26", "02-08", "04-27", "09-28", "10-11"],
  },
  2026: {
    off: [
      ["01-01", "01-03"],
      ["02-15", "02-23"],
      ["04-04", "04-06"],
      ["05-01", "05-05"],
      ["06-19", "06-21"],
      ["09-25", "09-27"],
      ["10-01", "10-07"],
    ],
    worked: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
  },
};
/** Not announced when this was written: the days off by law alone, which follow from the calendar. */
const byLaw: Record<number, Year> = {
  2027: {
    off: ["01-01", ["02-05", "02-08"], "04-05", ["05-01", "05-02"], "06-09", "09-15", ["10-01", "10-03"]],
    worked: [],
  },
};

/** The last year whose exchanged days are known; a later one has none here, and the shop can add its own. */
export const chinaKnownUntil = Math.max(...Object.keys(announced).map(Number));

const off = new Set<number>();
const worked = new Set<number>();
const numberOf = (year: string, monthAndDay: string) => dayOf(instantMs(`${year}-${monthAndDay}`) ?? Number.NaN);
for (const [year, days] of Object.entries({ ...announced, ...byLaw })) {
  for (const span of days.off) {
    const [first, last] = typeof span === "string" ? [span, span] : span;
    for (let at = numberOf(year, first); at <= numberOf(year, last); at++) off.add(at);
  }
  for (const each of days.worked) worked.add(numberOf(year, each));
}

/** `off` and `worked` are exceptions; null: the weekday says it. */
export function chinaDay(dayNumber: number): "off" | "worked" | null {
  if (off.has(dayNumber)) return "off";
  return worked.has(dayNumber) ? "worked" : null;
}
