/** When a schedule comes, from its cron text and time zone. The times are worked out from the moment given, never from the clock. */
import { Cron } from "croner";
import { day, hour, minute } from "../commerce/instant.ts";
import { limits } from "../limits.ts";
import { isZone } from "./zone.ts";

const known = new Map<string, Cron | null>();

/** Null for what is no cron, or no zone. A cron made without a job starts no timer. */
function cronOf(text: string, zone: string): Cron | null {
  const key = `${zone} ${text}`;
  let cron = known.get(key);
  if (cron === undefined) {
    try {
      // a list of fixed times is a fixed time: at half past two of a night that has none it comes once, right after
      cron = isZone(zone) ? new Cron(text, { timezone: zone, mode: "5-or-6-parts", fixedTimeRule: "no-wildcard" }) : null;
    } catch {
      cron = null;
    }
    if (known.size >= limits.compiledMax) known.delete(known.keys().next().value ?? "");
    known.set(key, cron);
  }
  return cron;
}

/** Whether it is cron, and comes at all: a 30th of February does not. */
export const isCron = (text: string): boolean =>
  text.length <= limits.cronCharsMax && text.trim() !== "" && nextTick(text, "UTC", 0) !== null;

/** The first time after a moment; null: none. */
export function nextTick(cron: string, zone: string, after: number): number | null {
  return cronOf(cron, zone)?.nextRun(new Date(after))?.getTime() ?? null;
}

export function nextTicks(cron: string, zone: string, after: number, count: number): number[] {
  const ticks: number[] = [];
  for (let at: number | null = after; ticks.length < count; ) {
    at = nextTick(cron, zone, at);
    if (at === null) break;
    ticks.push(at);
  }
  return ticks;
}

/**
 * The times in a span that a flow is to be started for: all that are not late, else where it is made up for the last of the missed
 * ones.
 */
export function dueTicks(cron: string, zone: string, after: number, now: number, missed: "once" | "skip"): number[] {
  const ticks: number[] = [];
  const fresh = Math.max(after, now - limits.scheduleLateMs);
  for (let at = nextTick(cron, zone, fresh); at !== null && at <= now; at = nextTick(cron, zone, at)) ticks.push(at);
  if (ticks.length > 0 || missed === "skip") return ticks;
  const last = lastTick(cron, zone, after, now);
  return last === null ? [] : [last];
}

/** From short to long, so that each is looked through in a few dozen steps, whether it comes every second or once a year. */
const windows = [minute, hour, day, 32 * day, 400 * day];

/** The last time after one moment and up to another; null: none. */
function lastTick(cron: string, zone: string, after: number, upTo: number): number | null {
  for (const window of [...windows, upTo - after]) {
    const from = Math.max(after, upTo - window);
    let found: number | null = null;
    for (let at = nextTick(cron, zone, from); at !== null && at <= upTo; at = nextTick(cron, zone, at)) found = at;
    if (found !== null || from === after) return found;
  }
  return null;
}
