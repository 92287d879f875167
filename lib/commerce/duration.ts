/** Lengths of time as ISO 8601 writes them (`PT2H`, `P3D`), in milliseconds. No months and years: nobody knows how long they are. */
import { day, hour, instantMs, instantText, minute, second } from "./instant.ts";

const pattern = /^P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;

/** Null for what is no length of time. */
export function durationMs(text: string): number | null {
  const parts = pattern.exec(text.trim());
  if (!parts?.slice(1).some((part) => part !== undefined)) return null;
  const at = (index: number) => Number(parts[index] ?? 0);
  return at(1) * 7 * day + at(2) * day + at(3) * hour + at(4) * minute + at(5) * second;
}

export const durationUnits = ["second", "minute", "hour", "day"] as const;
export type DurationUnit = (typeof durationUnits)[number];
const sizes: Record<DurationUnit, number> = { second, minute, hour, day };

const one = /^P(?:(\d{1,6})D|T(\d{1,9})([HMS]))$/;
const letters: Record<string, DurationUnit> = { H: "hour", M: "minute", S: "second" };

/** A length as one number of one unit: as it is written where it is written so (`PT48H` stays 48 hours), else in whole units. Null: no length. */
export function readDuration(text: string): { n: number; unit: DurationUnit } | null {
  const written = one.exec(text.trim());
  if (written) return { n: Number(written[1] ?? written[2]), unit: letters[written[3] ?? ""] ?? "day" };
  const ms = durationMs(text);
  return ms === null ? null : wholeUnits(ms);
}

/** The largest unit in which a length is a whole number: 90 minutes, 2 days. */
export function wholeUnits(ms: number): { n: number; unit: DurationUnit } {
  const unit = durationUnits.findLast((each) => ms > 0 && ms % sizes[each] === 0) ?? "second";
  return { n: Math.round(ms / sizes[unit]), unit };
}

/** One and a half hours are 90 minutes. */
export function durationOf(n: number, unit: DurationUnit): string {
  if (!Number.isInteger(n)) {
    const whole = wholeUnits(Math.round((n * sizes[unit]) / second) * second);
    return durationOf(whole.n, whole.unit);
  }
  return unit === "day" ? `P${n}D` : `PT${n}${unit[0]?.toUpperCase()}`;
}

/** The moment so much later; the moment itself where one of the two cannot be read. */
export function later(at: string, duration: string): string {
  const from = instantMs(at);
  const ms = durationMs(duration);
  return from === null || ms === null ? at : instantText(from + ms);
}
