/** A schedule as a sentence: “every Monday to Friday at 09:00”. One that is too rich for a sentence is shown as it is written. */
import { fill } from "../language/flow-problems.ts";
import { monthWords, scheduleWords as say, weekdayWords } from "../language/schedule.ts";
import type { Words } from "../language/words.ts";
import { readChoice } from "./cron-choice.ts";

export function cronWords(cron: string): Words {
  const choice = readChoice(cron);
  switch (choice.kind) {
    case "minutes":
      return choice.every === 1 ? say.everyMinute : fill(say.everyMinutes, { n: choice.every });
    case "hourly":
      return choice.minute === 0 ? say.hourly : fill(say.hourlyAt, { n: choice.minute });
    case "daily":
      return fill(say.daily, { time: choice.time });
    case "weekly":
      return fill(say.weekly, { days: daysOf(choice.days), time: choice.time });
    case "monthly":
      return choice.day === "last" ? fill(say.monthlyLast, { time: choice.time }) : fill(say.monthly, { n: choice.day, time: choice.time });
    case "custom":
      return richWords(cron.trim()) ?? fill(say.asWritten, { cron: cron.trim() });
  }
}

/** Null where a field is more than a list of numbers. */
function richWords(cron: string): Words | null {
  const fields = cron.split(/\s+/);
  const [first = ""] = fields;
  if (fields.length === 6) {
    const step = /^\*\/(\d+)$/.exec(first);
    const every = first === "*" ? "1" : step?.[1];
    return every && fields.slice(1).every((field) => field === "*") ? fill(say.everySeconds, { n: every }) : null;
  }
  const [minutes, hours, dates, months, weekdays] = fields.map((field, i) => numbersOf(field, ranges[i] ?? [0, 0]));
  if (fields.length !== 5 || !minutes || !hours || !dates || !months || !weekdays) return null;
  const times = timesOf(minutes, hours, first);
  if (!times) return null;
  const onWeekdays = isAll(weekdays, 4) ? null : fill(say.onWeekdays, { days: daysOf(mondayFirst(weekdays)) });
  const onDates = isAll(dates, 2) ? null : fill(say.onDays, { list: numbers(dates) });
  const days =
    onDates && onWeekdays
      ? fill(say.daysOr, { dates: onDates, days: onWeekdays })
      : (onDates ?? onWeekdays ?? (isAll(hours, 1) ? null : say.everyDay));
  const months12 = isAll(months, 3) ? null : fill(say.inMonths, { months: listOf(months.map((month) => monthWords[month - 1] as Words)) });
  if (!days) return months12 ? fill(say.whole, { days: months12, times }) : times;
  return months12 ? fill(say.wholeIn, { days, months: months12, times }) : fill(say.whole, { days, times });
}

const ranges: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
];
const isAll = (numbers: readonly number[], field: number) => {
  const [low, high] = ranges[field] ?? [0, 0];
  return new Set(field === 4 ? numbers.map((n) => n % 7) : numbers).size === (field === 4 ? 7 : high - low + 1);
};

function timesOf(minutes: readonly number[], hours: readonly number[], written: string): Words | null {
  const pad = (n: number) => String(n).padStart(2, "0");
  if (minutes.length * hours.length <= 6) {
    const times = hours.flatMap((hour) => minutes.map((minute) => `${pad(hour)}:${pad(minute)}`));
    return fill(times.length > 1 ? say.atEach : say.at, { times: listOf(times.map((time) => ({ en: time, zh: time }))) });
  }
  const step = /^\*\/(\d+)$/.exec(written)?.[1];
  const often = written === "*" ? say.everyMinute : step && 60 % Number(step) === 0 ? fill(say.everyMinutes, { n: step }) : null;
  if (!often && minutes.length > 6) return null;
  const said = often ?? fill(say.minuteList, { list: numbers(minutes) });
  return isAll(hours, 1)
    ? (often ?? fill(say.minutesAll, { minutes: said }))
    : fill(say.minutesOf, { minutes: said, hours: spansOf(hours) });
}

/** A field's numbers; null for anything but numbers, names, spans, steps and lists of them. */
function numbersOf(field: string, [low, high]: readonly [number, number]): number[] | null {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const [whole, span = "", step = "1"] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    if (whole === undefined || Number(step) < 1) return null;
    const [from, to] = span === "*" ? [low, high] : span.split("-").map((text) => numberOf(text, high));
    const last = to ?? from;
    if (from === undefined || last === undefined || !(from >= low && last <= high && from <= last)) return null;
    for (let at = from; at <= last; at += Number(step)) found.add(at);
  }
  return [...found].sort((a, b) => a - b);
}

const names: Record<number, readonly string[]> = {
  12: ["", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  7: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
};
function numberOf(text: string, high: number): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const at = names[high]?.indexOf(text.toLowerCase()) ?? -1;
  return at > 0 || (at === 0 && high === 7) ? at : Number.NaN;
}

const mondayFirst = (days: readonly number[]) => [...new Set(days.map((day) => (day === 0 ? 7 : day)))].sort((a, b) => a - b);

/** Three in a row or more are a span. */
function daysOf(days: readonly number[]): Words {
  const word = (day: number) => weekdayWords[day - 1] ?? { en: "", zh: "" };
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  if (days.length >= 3 && last - first === days.length - 1) return fill(say.span, { first: word(first), last: word(last) });
  return listOf(days.map(word));
}

function spansOf(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const n of numbers) {
    const open = spans.at(-1);
    if (open && open[1] === n - 1) open[1] = n;
    else spans.push([n, n]);
  }
  return spans.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}

const numbers = (all: readonly number[]): Words => ({ en: all.join(", "), zh: all.join("、") });

/** “Monday, Wednesday and Friday”, “周一、周三、周五”. */
function listOf(all: readonly Words[]): Words {
  const en = all.map((each) => each.en);
  const last = en.pop() ?? "";
  return { en: en.length > 0 ? `${en.join(", ")} and ${last}` : last, zh: all.map((each) => each.zh).join("、") };
}
