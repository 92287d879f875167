/**
 * What expressions ask of the shop's calendar: `isOpen(now)`, `addWorkdays(order.placedAt, 3)`. The calendar comes with the scope;
 * evaluation is synchronous, so the one of the evaluation under way serves all.
 */
import type { Environment } from "@marcbachmann/cel-js";
import { defaultCalendar, type ShopCalendar } from "../calendar/calendar.ts";
import { addWorkdays, addWorkingMs, isOpen, isWorkday, nextOpening } from "../calendar/working-time.ts";
import { dayOf, wallOf, weekdayOf } from "../calendar/zone.ts";
import { hour, minute, utcDay } from "../commerce/instant.ts";
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

const wall = (at: Date) => wallOf(at.getTime(), calendar.timezone);

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

export function registerShopClock(cel: Environment): void {
  const define = <A extends unknown[]>(signature: string, cost: number, answer: (...args: A) => unknown) =>
    cel.registerFunction(
      signature,
      (...args: A) => {
        charge(cost);
        return answer(...args);
      },
      sync,
    );
  define(`isOpen(${time}): bool`, look, (at: Date) => isOpen(at.getTime(), calendar));
  define(`isWorkday(${time}): bool`, look, (at: Date) => isWorkday(at.getTime(), calendar));
  define(`hourOf(${time}): int`, look, (at: Date) => BigInt(Math.floor((wall(at) / hour) % 24)));
  define(`minuteOf(${time}): int`, look, (at: Date) => BigInt(Math.floor((wall(at) / minute) % 60)));
  define(`weekdayOf(${time}): int`, look, (at: Date) => BigInt(weekdayOf(dayOf(wall(at)))));
  define(`dateOf(${time}): string`, look, (at: Date) => utcDay(wall(at)));
  define(`nextOpening(${time}): ${time}`, walk, (at: Date) => timeOf(nextOpening(at.getTime(), calendar)));
  define(`addWorkdays(${time}, int): ${time}`, walk, (at: Date, n: bigint) =>
    timeOf(addWorkdays(at.getTime(), count(n, limits.calendarDaysMax), calendar)),
  );
  for (const number of ["int", "double"])
    define(`addWorkingHours(${time}, ${number}): ${time}`, walk, (at: Date, n: number | bigint) =>
      timeOf(addWorkingMs(at.getTime(), Math.round(count(n, limits.calendarDaysMax * 24) * hour), calendar)),
    );
}
