/** How often something failed on each of the last days, in the shop's own zone: who looks at one in the morning looks for today. */
import { wallOf } from "../calendar/zone.ts";
import { utcDay } from "../commerce/instant.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** @param counted by the quarter of an hour, which every zone's days begin with */
export function failuresByDay(
  counted: readonly { readonly at: number; readonly n: number }[],
  zone: string,
  now: number,
  days: number,
): { day: string; n: number }[] {
  const dayOf = (ms: number) => Math.floor(wallOf(ms, zone) / dayMs);
  const first = dayOf(now) - days + 1;
  const sums = new Array<number>(days).fill(0);
  for (const { at, n } of counted) {
    const place = dayOf(at) - first;
    if (place >= 0 && place < days) sums[place] = (sums[place] ?? 0) + n;
  }
  return sums.map((n, i) => ({ day: utcDay((first + i) * dayMs), n }));
}
