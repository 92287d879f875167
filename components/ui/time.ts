/** How times and lengths of time are said. */
const units = [
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const;

/** Null: within the last minute, for which each language has its own words. Past a month, the date itself. */
export function relativeTime(then: number, now: number, tag: string, narrow = false): string | null {
  const apart = then - now;
  const far = Math.abs(apart);
  if (far > 30 * 86_400_000) {
    const sameYear = new Date(then).getUTCFullYear() === new Date(now).getUTCFullYear();
    return new Intl.DateTimeFormat(tag, {
      month: "short",
      day: "numeric",
      ...(sameYear ? {} : { year: "numeric" }),
      timeZone: "UTC",
    }).format(then);
  }
  const fit = units.find(({ ms }) => far >= ms);
  if (!fit) return null;
  return new Intl.RelativeTimeFormat(tag, { numeric: "auto", style: narrow ? "short" : "long" }).format(
    Math.trunc(apart / fit.ms),
    fit.unit,
  );
}

/** A moment where there is little room; the year is understood. */
export function momentText(iso: string, tag: string, zone?: string): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return iso;
  return new Intl.DateTimeFormat(tag, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(then);
}

export function exactTime(
  iso: string,
  tag: string,
  { zone, seconds = true }: { zone?: string | undefined; seconds?: boolean } = {},
): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return iso;
  const { plain, named } = exactFormats(tag, zone, seconds);
  // the zone comes last in both languages; of itself Chinese would put it between day and hour
  const zoneName = named.formatToParts(then).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return `${plain.format(then)} ${zoneName}`.trim();
}

/** A page of rows asks for hundreds, and they are far more costly to make than to use. */
const kept = new Map<string, { plain: Intl.DateTimeFormat; named: Intl.DateTimeFormat }>();

function exactFormats(tag: string, zone: string | undefined, seconds: boolean) {
  const key = `${tag}/${zone}/${seconds}`;
  const found = kept.get(key);
  if (found) return found;
  const shown: Intl.DateTimeFormatOptions = {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
    ...(zone === undefined ? {} : { timeZone: zone }),
  };
  const made = {
    plain: new Intl.DateTimeFormat(tag, shown),
    named: new Intl.DateTimeFormat(tag, { ...shown, timeZoneName: "short" }),
  };
  kept.set(key, made);
  return made;
}

/** "42 ms", "1.3 s", "2 min 5 s", "3 h 20 min": the two largest units, the same in both languages' tables. */
export function spanText(ms: number, tag: string): string {
  const say = (n: number, unit: string, digits = 0) =>
    new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits }).format(n);
  if (ms > 0 && ms < 1) return `< ${say(1, "millisecond")}`;
  if (ms < 1_000) return say(Math.max(0, Math.round(ms)), "millisecond");
  if (ms < 60_000) return say(ms / 1_000, "second", 1);
  if (ms < 3_600_000) return `${say(Math.floor(ms / 60_000), "minute")} ${say(Math.floor((ms % 60_000) / 1_000), "second")}`;
  if (ms < 86_400_000) return `${say(Math.floor(ms / 3_600_000), "hour")} ${say(Math.floor((ms % 3_600_000) / 60_000), "minute")}`;
  return `${say(Math.floor(ms / 86_400_000), "day")} ${say(Math.floor((ms % 86_400_000) / 3_600_000), "hour")}`;
}
