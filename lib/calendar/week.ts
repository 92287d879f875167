/** The shop's week without the schema that checks it, for screens. */
import type { OpenSpan } from "./calendar.ts";

/** Which days are working days, before the shop's own exceptions. */
export const dayRules = ["everyday", "weekdays", "china"] as const;
export type DayRule = (typeof dayRules)[number];

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof weekdays)[number];

/** The hours of a day follow each other, and each span ends after it began. */
export const areInOrder = (spans: readonly OpenSpan[]): boolean =>
  spans.every(({ from, to }, i) => from < to && (i === 0 || (spans[i - 1]?.to ?? "") <= from));
