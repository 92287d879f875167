/** A length of time as people say it: "2 days", "90 minutes". */
import { type DurationUnit, durationMs, durationOf, readDuration } from "../commerce/duration.ts";
import { day, hour, minute, second } from "../commerce/instant.ts";
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
  const read = readDuration(text);
  if (read === null) return text;
  const { n, unit } = read;
  return `${n} ${renderWords(unitWords[unit], locale, { n })}`;
}

const rough = { en: "about {span}", zh: "约 {span}" };
const steps: readonly (readonly [DurationUnit, number])[] = [
  ["day", 2 * day],
  ["hour", 2 * hour],
  ["minute", 2 * minute],
  ["second", 0],
];

/** A length to the nearest unit that fits it: "about 5 hours". */
export function roughDuration(ms: number, locale: Locale): string {
  const [unit] = steps.find(([, from]) => ms >= from) ?? steps[3] ?? ["second"];
  const n = Math.max(1, Math.round(ms / (durationMs(durationOf(1, unit)) ?? second)));
  return renderWords(rough, locale, { span: durationWords(durationOf(n, unit), locale) });
}
