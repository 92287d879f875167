/** A length of time as people say it: "2 days", "90 minutes". */
import { type DurationUnit, durationMs, wholeUnits } from "../commerce/duration.ts";
import { renderWords } from "./render.ts";
import type { Locale, Words } from "./words.ts";

export const unitWords = {
  second: { en: "{n, plural, one {second} other {seconds}}", zh: "{n, plural, other {秒}}" },
  minute: { en: "{n, plural, one {minute} other {minutes}}", zh: "{n, plural, other {分钟}}" },
  hour: { en: "{n, plural, one {hour} other {hours}}", zh: "{n, plural, other {小时}}" },
  day: { en: "{n, plural, one {day} other {days}}", zh: "{n, plural, other {天}}" },
} satisfies Record<DurationUnit, Words>;

/** What is no length of time stands as it is. */
export function durationWords(text: string, locale: Locale): string {
  const ms = durationMs(text);
  if (ms === null) return text;
  const { n, unit } = wholeUnits(ms);
  return `${n} ${renderWords(unitWords[unit], locale, { n })}`;
}
