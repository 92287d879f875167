import { z } from "zod";
import { atTimeOfDay, nextOpening } from "../../calendar/working-time.ts";
import { day, instantMs, instantText } from "../../commerce/instant.ts";
import { limits } from "../../limits.ts";
import { type Moment, wait } from "../define.ts";
import { choice, clock, flag, optionalExpression } from "../fields.ts";

export const waitUntil = wait({
  type: "logic.wait-until",
  version: 1,
  title: { en: "Wait until", zh: "等到" },
  summary: { en: "Until a time, an hour of the day, or the shop opens", zh: "等到某个时间、某个钟点或下次营业" },
  sentence: { en: "{until}[ {time}][ {clock}]", zh: "{until}[ {time}][ {clock}]" },
  icon: "calendar-clock",
  config: z.strictObject({
    until: choice(
      ["open", "clock", "time"],
      {
        open: { en: "the shop is open", zh: "下次营业" },
        clock: { en: "a time of day", zh: "钟点" },
        time: { en: "a date and time", zh: "指定时间" },
      },
      { label: { en: "Until", zh: "等到" } },
    ).default("open"),
    time: optionalExpression("time", {
      label: { en: "Date and time", zh: "时间" },
      hint: { en: "A time that has passed, or that is not there, is not waited for", zh: "时间已过或没有时间时，立即继续" },
      placeholder: "timestamp(order.placedAt) + duration('48h')",
      onlyWhen: { field: "until", is: "time" },
    }),
    clock: clock({ label: { en: "Time of day", zh: "钟点" }, onlyWhen: { field: "until", is: "clock" } }).default("09:00"),
    workdays: flag({
      label: { en: "On working days only", zh: "仅限工作日" },
      hint: { en: "By the shop’s own calendar", zh: "以店铺日历为准" },
      onlyWhen: { field: "until", is: "clock" },
    }).default(false),
  }),
  output: z.object({}),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ until, time, clock: at, workdays }, moment) => ({
    for: "time",
    until: instantText(whenOf({ until, time, at, workdays }, moment)),
  }),
  late: () => ({ port: "out", output: {} }),
});

interface Wanted {
  until: "open" | "clock" | "time";
  time: string;
  at: string;
  workdays: boolean;
}

function whenOf({ until, time, at, workdays }: Wanted, { now, calendar }: Moment): number {
  const from = instantMs(now) ?? 0;
  if (until === "time") {
    const wanted = Math.max(from, instantMs(time) ?? from);
    if (wanted > from + limits.waitDaysMax * day) throw new Error(`${time} is more than ${limits.waitDaysMax} days away.`);
    return wanted;
  }
  const found = until === "open" ? nextOpening(from, calendar) : atTimeOfDay(from, at, calendar, workdays);
  if (found === null) throw new Error("The shop’s calendar has no such time in the next two years.");
  return found;
}
