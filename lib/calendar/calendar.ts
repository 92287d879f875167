/** When a shop works: its time zone, which days are working days, its hours, and the days on which it does otherwise. */
import { z } from "zod";
import { instantMs } from "../commerce/instant.ts";
import { limits } from "../limits.ts";
import { areInOrder, dayRules } from "./week.ts";

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** From and until: `09:00` to `18:00`. A day ends at `24:00`; a night is the end of one day and the start of the next. */
const span = z.strictObject({ from: clockTime, to: clockTime });
export type OpenSpan = z.infer<typeof span>;
const spans = z.array(span).max(limits.openSpansMax).refine(areInOrder);

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => instantMs(text) !== null);
const dates = z.array(date).max(limits.calendarDatesMax);

const hours = z.strictObject({
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: spans,
  sunday: spans,
});
export type WeekHours = z.infer<typeof hours>;

/** What a shop sets, apart from its time zone. */
export const openingSettings = z.strictObject({
  days: z.enum(dayRules),
  /** Of each weekday, in order. Empty: closed, unless the day is worked in exchange: then the hours of the week's first open day hold. */
  hours,
  /** Closed although it would be a working day. */
  closedOn: dates,
  /** A working day although it would be none. */
  openOn: dates,
});
export type OpeningSettings = z.infer<typeof openingSettings>;

export interface ShopCalendar extends OpeningSettings {
  timezone: string;
}

const workday = [{ from: "09:00", to: "18:00" }];
/** A shop that has said nothing: from nine to six, Monday to Friday. */
export const defaultOpening: OpeningSettings = {
  days: "weekdays",
  hours: {
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday: workday,
    sunday: workday,
  },
  closedOn: [],
  openOn: [],
};
export const defaultCalendar: ShopCalendar = { timezone: "UTC", ...defaultOpening };

const chinese = new Set(["Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC"]);

/** What is stored, in whatever state: a shop's settings never fail an event. One in China that has said nothing works by its calendar. */
export function readCalendar(timezone: string, stored: unknown): ShopCalendar {
  const read = openingSettings.safeParse(stored);
  if (read.success) return { timezone, ...read.data };
  return { timezone, ...defaultOpening, days: chinese.has(timezone) ? "china" : defaultOpening.days };
}
