/** When people buy: more each week, more at weekends, most in the evening, and one day of a sale. */
import { day, hour } from "../commerce/instant.ts";
import type { Chance } from "./random.ts";

export const demoDays = 60;
/** Days ago. */
const saleDay = 11;

/** Share of a day's orders in each hour of the buyers' own clock. */
const hours = [2, 1, 1, 0.5, 0.5, 1, 2, 4, 6, 8, 9, 9, 8, 7, 7, 7, 7, 8, 9, 11, 14, 15, 11, 6] as const;
const weekdays = [1.3, 0.9, 0.9, 0.95, 1, 1.1, 1.35] as const;

/** How many orders a day brings, against the others. */
export function dayWeight(daysAgo: number, weekday: number): number {
  const growth = 1 + 0.6 * (1 - daysAgo / demoDays);
  return growth * (weekdays[weekday] ?? 1) * (daysAgo === saleDay ? 2.6 : 1);
}

export function isSale(at: number, now: number): boolean {
  return Math.floor((now - at) / day) === saleDay;
}

/** A moment in the past 60 days. `clockMinutes`: the buyer's clock against UTC. */
export function orderMoment(now: number, clockMinutes: number, weights: readonly number[], chance: Chance): number {
  const daysAgo = chance.weighted(weights);
  const clock = clockMinutes * 60_000;
  for (;;) {
    const localMidnight = Math.floor((now - daysAgo * day + clock) / day) * day - clock;
    const at = localMidnight + chance.weighted(hours) * hour + chance.between(0, hour - 1);
    // today is not over: its later hours fall on the same hour of yesterday
    const past = at > now ? at - day : at;
    if (past > now - demoDays * day) return past;
  }
}

export function dayWeights(now: number): number[] {
  return Array.from({ length: demoDays }, (_, daysAgo) => dayWeight(daysAgo, weekdayOf(now - daysAgo * day)));
}

/** 0 is Sunday. 1 January 1970 was a Thursday. */
export function weekdayOf(ms: number): number {
  return (Math.floor(ms / day) + 4) % 7;
}
