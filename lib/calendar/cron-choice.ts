/** The schedules that a form offers by name, and the cron text that each is kept as. What it cannot say is kept as text. */

export type CronChoice =
  | { readonly kind: "minutes"; readonly every: number }
  | { readonly kind: "hourly"; readonly minute: number }
  | { readonly kind: "daily"; readonly time: string }
  /** 1 Monday … 7 Sunday, in order. */
  | { readonly kind: "weekly"; readonly time: string; readonly days: readonly number[] }
  /** 1 … 31, or the last. */
  | { readonly kind: "monthly"; readonly time: string; readonly day: number | "last" }
  | { readonly kind: "custom"; readonly cron: string };

export const choiceKinds = ["minutes", "hourly", "daily", "weekly", "monthly", "custom"] as const satisfies CronChoice["kind"][];

/** Those that divide an hour: others would be uneven at its end. */
export const minuteSteps = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30] as const;

export function writeChoice(choice: CronChoice): string {
  switch (choice.kind) {
    case "minutes":
      return choice.every === 1 ? "* * * * *" : `*/${choice.every} * * * *`;
    case "hourly":
      return `${choice.minute} * * * *`;
    case "daily":
      return `${atTime(choice.time)} * * *`;
    case "weekly":
      return `${atTime(choice.time)} * * ${choice.days.join(",")}`;
    case "monthly":
      return `${atTime(choice.time)} ${choice.day === "last" ? "L" : choice.day} * *`;
    case "custom":
      return choice.cron;
  }
}

const atTime = (time: string) => `${Number(time.slice(3, 5))} ${Number(time.slice(0, 2))}`;

export function readChoice(cron: string): CronChoice {
  const custom: CronChoice = { kind: "custom", cron };
  const [minutes = "", hours = "", dayOfMonth = "", month = "", weekdays = "", more] = cron.trim().split(/\s+/);
  if (more !== undefined || month !== "*") return custom;
  const everyDay = dayOfMonth === "*" && weekdays === "*";
  if (everyDay && hours === "*") {
    if (minutes === "*") return { kind: "minutes", every: 1 };
    const step = /^\*\/(\d{1,2})$/.exec(minutes);
    const every = Number(step?.[1]);
    if (step) return minuteSteps.some((each) => each === every) ? { kind: "minutes", every } : custom;
    return inRange(minutes, 59) ? { kind: "hourly", minute: Number(minutes) } : custom;
  }
  if (!inRange(minutes, 59) || !inRange(hours, 23)) return custom;
  const time = `${hours.padStart(2, "0")}:${minutes.padStart(2, "0")}`;
  if (everyDay) return { kind: "daily", time };
  if (dayOfMonth === "*") {
    const days = readWeekdays(weekdays);
    return days ? { kind: "weekly", time, days } : custom;
  }
  if (weekdays !== "*") return custom;
  if (dayOfMonth === "L") return { kind: "monthly", time, day: "last" };
  return inRange(dayOfMonth, 31) && Number(dayOfMonth) > 0 ? { kind: "monthly", time, day: Number(dayOfMonth) } : custom;
}

const inRange = (text: string, max: number) => /^\d{1,2}$/.test(text) && Number(text) <= max;

const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Null for more than a list of days and spans of days. */
function readWeekdays(text: string): number[] | null {
  const days = new Set<number>();
  for (const part of text.toLowerCase().split(",")) {
    const ends = part.split("-").map((end) => (/^[0-7]$/.test(end) ? Number(end) : names.indexOf(end) + 1 || Number.NaN));
    const [first = Number.NaN, last = first] = ends;
    if (ends.length > 2 || Number.isNaN(first) || Number.isNaN(last) || first > last) return null;
    for (let at = first; at <= last; at++) days.add(at === 0 ? 7 : at);
  }
  return days.size > 0 ? [...days].sort((a, b) => a - b) : null;
}
