/** Moments as numbers, without a clock: ISO 8601 text to milliseconds since 1970 and back, the same on every machine. */

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Null for what is no moment. Without a zone it is UTC. */
export function instantMs(text: string): number | null {
  const parts = pattern.exec(text.trim());
  if (!parts) return null;
  const at = (index: number) => Number(parts[index] ?? 0);
  const [month, dayOfMonth] = [at(2), at(3)];
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(at(1), month)) return null;
  if (at(4) > 24 || at(5) > 59 || at(6) > 60) return null;
  const fraction = Math.trunc(Number(`0.${parts[7] ?? "0"}`) * 1_000);
  const local = daysSince1970(at(1), month, dayOfMonth) * day + at(4) * hour + at(5) * minute + at(6) * second + fraction;
  return local - zoneMs(parts[8]);
}

/** `2026-11-22T08:05:00.000Z`. */
export function instantText(ms: number): string {
  const days = Math.floor(ms / day);
  const rest = ms - days * day;
  const pad = (value: number, width = 2) => String(value).padStart(width, "0");
  const clock = `${pad(Math.floor(rest / hour))}:${pad(Math.floor(rest / minute) % 60)}:${pad(Math.floor(rest / second) % 60)}`;
  return `${dayText(days)}T${clock}.${pad(Math.floor(rest % second), 3)}Z`;
}

/** The UTC day that a moment lies in: `2026-11-22`. */
export function utcDay(ms: number): string {
  return dayText(Math.floor(ms / day));
}

function zoneMs(zone: string | undefined): number {
  if (!zone || zone.toUpperCase() === "Z") return 0;
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  const size = Number(digits.slice(0, 2)) * hour + Number(digits.slice(2)) * minute;
  return zone.startsWith("-") ? -size : size;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// The proleptic Gregorian calendar counted from 1 March of year 0, so that the leap day is the year's last.
const daysToEpoch = 719_468;
const daysPerEra = 146_097;

export function daysSince1970(year: number, month: number, dayOfMonth: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  return era * daysPerEra + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - daysToEpoch;
}

function dayText(daysSinceEpoch: number): string {
  const days = daysSinceEpoch + daysToEpoch;
  const era = Math.floor(days / daysPerEra);
  const dayOfEra = days - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}
