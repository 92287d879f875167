/**
 * What expressions ask of the shop's calendar: `isOpen(now)`, `addWorkdays(order.placedAt, 3)`. The calendar comes with the scope;
 * evaluation is synchronous, so the one of the evaluation under way serves all.
 */
import type { Environment } from "@marcbachmann/cel-js";
import { defaultCalendar, type ShopCalendar } from "../calendar/calendar.ts";
import { addWorkdays, addWorkingMs, isOpen, isWorkday, nextOpening } from "../calendar/working-time.ts";
import { dayOf, wallOf, weekdayOf } from "../calendar/zone.ts";
import { hour, instantMs, minute, utcDay } from "../commerce/instant.ts";
import { limits } from "../limits.ts";
import { charge } from "./budget.ts";

let calendar = defaultCalendar;

export function setShopClock(shop: ShopCalendar): void {
  calendar = shop;
}

/** There is no such time, as for the next opening of a shop that never opens: a missing value. */
class NoTimeError extends Error {
  readonly code = "no_such_time";
}
const none = new NoTimeError("There is no such time.");

const time = "google.protobuf.Timestamp";
const sync = { async: false } as const;
/** What asking the zone database costs, and looking through days, in items of a list. */
const look = 3;
const walk = 100;

function timeOf(ms: number | null): Date {
  if (ms === null) throw none;
  return new Date(ms);
}

/** Days and hours to add: none before, and no more than are looked for. */
function count(n: number | bigint, max: number): number {
  const number = Number(n);
  if (!(number >= 0 && number <= max)) throw none;
  return number;
}

const wall = (at: number) => wallOf(at, calendar.timezone);

export function registerShopClock(cel: Environment): void {
  // `now` is a time; `order.placedAt` is one as text
  const define = (name: string, more: string, returns: string, cost: number, answer: (at: number, n: number | bigint) => unknown) => {
    const as = (given: string, read: (at: never) => number | null) =>
      cel.registerFunction(
        `${name}(${given}${more}): ${returns}`,
        (at: never, n: number | bigint) => {
          charge(cost);
          const moment = read(at);
          if (moment === null) throw none;
          return answer(moment, n);
        },
        sync,
      );
    as(time, (at: Date) => at.getTime());
    as("string", (text: string) => instantMs(text));
  };
  define("isOpen", "", "bool", look, (at) => isOpen(at, calendar));
  define("isWorkday", "", "bool", look, (at) => isWorkday(at, calendar));
  define("hourOf", "", "int", look, (at) => BigInt(Math.floor((((wall(at) / hour) % 24) + 24) % 24)));
  define("minuteOf", "", "int", look, (at) => BigInt(Math.floor((((wall(at) / minute) % 60) + 60) % 60)));
  define("weekdayOf", "", "int", look, (at) => BigInt(weekdayOf(dayOf(wall(at)))));
  define("dateOf", "", "string", look, (at) => utcDay(wall(at)));
  define("timeOf", "", "string", look, (at) => new Date(wall(at)).toISOString().slice(11, 16));
  define("nextOpening", "", time, walk, (at) => timeOf(nextOpening(at, calendar)));
  define("addWorkdays", ", int", time, walk, (at, n) => timeOf(addWorkdays(at, count(n, limits.calendarDaysMax), calendar)));
  for (const number of ["int", "double"])
    define("addWorkingHours", `, ${number}`, time, walk, (at, n) =>
      timeOf(addWorkingMs(at, Math.round(count(n, limits.calendarDaysMax * 24) * hour), calendar)),
    );
}
