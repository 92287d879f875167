/**
 * A moment as the clock on the wall shows it in a time zone, and back. A wall time is a number like a moment's, in milliseconds
 * since 1970 as that clock counts them, so a day of it is a division away. The zones themselves are the machine's own (Intl).
 */
import { day, daysSince1970, hour, minute, second } from "../commerce/instant.ts";

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        calendar: "gregory",
        numberingSystem: "latn",
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
      });
    } catch {
      format = null;
    }
    formats.set(zone, format);
  }
  return format;
}

export const isZone = (zone: string): boolean => zone !== "" && zone.length <= 64 && formatOf(zone) !== null;

/** What the clock shows at a moment; UTC's where the zone is none. */
export function wallOf(ms: number, zone: string): number {
  const format = zone === "UTC" ? null : formatOf(zone);
  if (!format) return ms;
  const shown: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(ms)) shown[type] = Number(value);
  const { year = 1970, month = 1, day: dayOfMonth = 1, hour: h = 0, minute: m = 0, second: s = 0 } = shown;
  return daysSince1970(year, month, dayOfMonth) * day + h * hour + m * minute + s * second + (((ms % second) + second) % second);
}

/**
 * The first moment at which the clock shows this time or a later one: the first of the two where it is shown twice, and where the
 * clock leaps over it the moment of the leap.
 */
export function momentOf(wall: number, zone: string): number {
  if (zone === "UTC" || !formatOf(zone)) return wall;
  // no zone changes its clock twice within a day, so the offsets on both sides are the only two that can hold here
  const before = wall - day;
  const after = wall + day;
  const early = wall - (wallOf(before, zone) - before);
  const late = wall - (wallOf(after, zone) - after);
  const [first, last] = early <= late ? [early, late] : [late, early];
  if (wallOf(first, zone) === wall) return first;
  if (wallOf(last, zone) === wall) return last;
  let [below, reached] = [first, last];
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (wallOf(middle, zone) >= wall) reached = middle;
    else below = middle;
  }
  return reached;
}

/** Days are counted from 1 January 1970. */
export const dayOf = (wall: number): number => Math.floor(wall / day);

/** 1 Monday … 7 Sunday: 1 January 1970 was a Thursday. */
export const weekdayOf = (dayNumber: number): number => ((((dayNumber + 3) % 7) + 7) % 7) + 1;
