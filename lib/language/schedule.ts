/** How a schedule reads, and the words of its form. */
import type { Words } from "./words.ts";

export const scheduleWords = {
  everyMinute: { en: "every minute", zh: "每分钟" },
  everyMinutes: { en: "every {n} minutes", zh: "每 {n} 分钟" },
  everySeconds: { en: "every {n} seconds", zh: "每 {n} 秒" },
  hourly: { en: "every hour on the hour", zh: "每小时整点" },
  hourlyAt: { en: "every hour at {n} past", zh: "每小时第 {n} 分" },
  daily: { en: "every day at {time}", zh: "每天 {time}" },
  weekly: { en: "every {days} at {time}", zh: "每{days} {time}" },
  monthly: { en: "on day {n} of each month at {time}", zh: "每月 {n} 日 {time}" },
  monthlyLast: { en: "on the last day of each month at {time}", zh: "每月最后一天 {time}" },
  /** A richer one, in parts. */
  at: { en: "at {times}", zh: "{times} 一次" },
  atEach: { en: "at {times}", zh: "{times} 各一次" },
  minutesOf: { en: "{minutes} during hours {hours}", zh: "{hours} 点{minutes}" },
  minutesAll: { en: "{minutes} of every hour", zh: "每小时{minutes}" },
  minuteList: { en: "at minutes {list}", zh: "第 {list} 分" },
  everyDay: { en: "every day", zh: "每天" },
  onWeekdays: { en: "on {days}", zh: "每{days}" },
  onDays: { en: "on day {list} of the month", zh: "每月 {list} 日" },
  daysOr: { en: "{dates} and {days}", zh: "{dates}及{days}" },
  inMonths: { en: "in {months}", zh: "每年 {months}" },
  whole: { en: "{times} {days}", zh: "{days} {times}" },
  wholeIn: { en: "{times} {days} {months}", zh: "{months} {days} {times}" },
  span: { en: "{first} to {last}", zh: "{first}至{last}" },
  asWritten: { en: "by “{cron}”", zh: "按“{cron}”" },

  kindLabel: { en: "How often", zh: "频率" },
  kindMinutes: { en: "Every few minutes", zh: "每隔几分钟" },
  kindHourly: { en: "Every hour", zh: "每小时" },
  kindDaily: { en: "Every day", zh: "每天" },
  kindWeekly: { en: "On days of the week", zh: "每周" },
  kindMonthly: { en: "Every month", zh: "每月" },
  kindCustom: { en: "Written as cron", zh: "自定义 cron" },
  stepLabel: { en: "Minutes between", zh: "间隔分钟数" },
  minuteLabel: { en: "Minute of the hour", zh: "第几分钟" },
  timeLabel: { en: "Time of day", zh: "时间" },
  daysLabel: { en: "Days of the week", zh: "星期" },
  dayLabel: { en: "Day of the month", zh: "日期" },
  lastDay: { en: "The last", zh: "最后一天" },
  cronLabel: { en: "Cron", zh: "cron 表达式" },
  cronHint: {
    en: "Minute, hour, day, month, day of the week: “0 9 * * 1-5” is nine o’clock, Monday to Friday.",
    zh: "依次为分、时、日、月、星期：“0 9 * * 1-5”表示周一至周五 9 点。",
  },
  nextIn: { en: "Next, {zone} time", zh: "接下来（{zone} 时间）" },
  shopZone: { en: "The shop’s own ({zone})", zh: "店铺时区（{zone}）" },
} satisfies Record<string, Words>;

/** From Monday. */
export const weekdayWords: readonly Words[] = [
  { en: "Monday", zh: "周一" },
  { en: "Tuesday", zh: "周二" },
  { en: "Wednesday", zh: "周三" },
  { en: "Thursday", zh: "周四" },
  { en: "Friday", zh: "周五" },
  { en: "Saturday", zh: "周六" },
  { en: "Sunday", zh: "周日" },
];
export const weekdayLetters: readonly Words[] = [
  { en: "Mo", zh: "一" },
  { en: "Tu", zh: "二" },
  { en: "We", zh: "三" },
  { en: "Th", zh: "四" },
  { en: "Fr", zh: "五" },
  { en: "Sa", zh: "六" },
  { en: "Su", zh: "日" },
];

export const monthWords: readonly Words[] = [
  { en: "January", zh: "1 月" },
  { en: "February", zh: "2 月" },
  { en: "March", zh: "3 月" },
  { en: "April", zh: "4 月" },
  { en: "May", zh: "5 月" },
  { en: "June", zh: "6 月" },
  { en: "July", zh: "7 月" },
  { en: "August", zh: "8 月" },
  { en: "September", zh: "9 月" },
  { en: "October", zh: "10 月" },
  { en: "November", zh: "11 月" },
  { en: "December", zh: "12 月" },
];
