/** Whether a shop works at a moment, when it opens next, and what time it is so many working hours or days later. Moments are milliseconds since 1970. */
import { day, minute, utcDay } from "../commerce/instant.ts";
import { limits } from "../limits.ts";
import type { OpenSpan, ShopCalendar } from "./calendar.ts";
import { chinaDay } from "./china.ts";
import { weekdays } from "./week.ts";
import { dayOf, momentOf, wallOf, weekdayOf } from "./zone.ts";

interface Opening {
  /** The first moment at which it is open, and the first at which it is not any more. */
  start: number;
  end: number;
}

interface Exceptions {
  closed: ReadonlySet<string>;
  open: ReadonlySet<string>;
}
const exceptionsOf = new WeakMap<ShopCalendar, Exceptions>();

function exceptions(calendar: ShopCalendar): Exceptions {
  let known = exceptionsOf.get(calendar);
  if (!known) {
    known = { closed: new Set(calendar.closedOn), open: new Set(calendar.openOn) };
    exceptionsOf.set(calendar, known);
  }
  return known;
}

/** A day's hours; none: it is no working day. */
function spansOn(dayNumber: number, calendar: ShopCalendar): readonly OpenSpan[] {
  const { closed, open } = exceptions(calendar);
  const date = closed.size + open.size > 0 ? utcDay(dayNumber * day) : "";
  if (closed.has(date)) return [];
  const weekday = weekdayOf(dayNumber);
  const own = calendar.hours[weekdays[weekday - 1] ?? "monday"];
  const china = calendar.days === "china" ? chinaDay(dayNumber) : null;
  if (open.has(date) || china === "worked") return own.length > 0 ? own : usualSpans(calendar);
  if (china === "off" || (calendar.days !== "everyday" && weekday > 5)) return [];
  return own;
}

/** The hours of a day that has none of its own: those of the week's first open day. */
function usualSpans({ hours }: ShopCalendar): readonly OpenSpan[] {
  return weekdays.map((weekday) => hours[weekday]).find((spans) => spans.length > 0) ?? [];
}

function openingsOn(dayNumber: number, calendar: ShopCalendar): Opening[] {
  return spansOn(dayNumber, calendar)
    .map(({ from, to }) => ({
      start: momentOf(dayNumber * day + clockMs(from), calendar.timezone),
      end: momentOf(dayNumber * day + clockMs(to), calendar.timezone),
    }))
    .filter(({ start, end }) => start < end);
}

const clockMs = (text: string) => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) * minute;

const dayAt = (at: number, { timezone }: ShopCalendar) => dayOf(wallOf(at, timezone));

/** Whether the day that a moment lies in is a working day of the shop. */
export const isWorkday = (at: number, calendar: ShopCalendar): boolean => spansOn(dayAt(at, calendar), calendar).length > 0;

export const isOpen = (at: number, calendar: ShopCalendar): boolean =>
  openingsOn(dayAt(at, calendar), calendar).some(({ start, end }) => start <= at && at < end);

/** The moment itself where the shop is open, else the next at which it opens; null: not within two years. */
export function nextOpening(at: number, calendar: ShopCalendar): number | null {
  const opening = openingFrom(at, calendar);
  return opening ? Math.max(at, opening.start) : null;
}

/** The opening that a moment lies in, or else the next one. */
function openingFrom(at: number, calendar: ShopCalendar): Opening | null {
  const first = dayAt(at, calendar);
  for (let dayNumber = first; dayNumber <= first + limits.calendarDaysMax; dayNumber++) {
    const found = openingsOn(dayNumber, calendar).find(({ end }) => end > at);
    if (found) return found;
  }
  return null;
}

/** So much working time later; null: not within two years. */
export function addWorkingMs(at: number, ms: number, calendar: ShopCalendar): number | null {
  let left = ms;
  let from = at;
  const last = dayAt(at, calendar) + limits.calendarDaysMax;
  for (;;) {
    const opening = openingFrom(from, calendar);
    if (!opening || dayAt(opening.start, calendar) > last) return null;
    const start = Math.max(from, opening.start);
    if (start + left <= opening.end) return start + left;
    left -= opening.end - start;
    from = opening.end;
  }
}

/** The same time of day, so many working days later; with 0, the day itself or else the next working day. Null: not within two years. */
export function addWorkdays(at: number, days: number, calendar: ShopCalendar): number | null {
  const wall = wallOf(at, calendar.timezone);
  const first = dayOf(wall);
  let left = days;
  for (let dayNumber = first; dayNumber <= first + limits.calendarDaysMax; dayNumber++) {
    if (spansOn(dayNumber, calendar).length === 0 || (dayNumber === first && days > 0)) continue;
    if (left > 1) {
      left -= 1;
      continue;
    }
    return dayNumber === first ? at : momentOf(wall + (dayNumber - first) * day, calendar.timezone);
  }
  return null;
}

/** The next moment, this one included, at which the shop's clock shows `HH:MM`; on working days only where that is wanted. */
export function atTimeOfDay(at: number, time: string, calendar: ShopCalendar, onWorkdays = false): number | null {
  const first = dayAt(at, calendar);
  for (let dayNumber = first; dayNumber <= first + limits.calendarDaysMax; dayNumber++) {
    if (onWorkdays && spansOn(dayNumber, calendar).length === 0) continue;
    const moment = momentOf(dayNumber * day + clockMs(time), calendar.timezone);
    if (moment >= at) return moment;
  }
  return null;
}
