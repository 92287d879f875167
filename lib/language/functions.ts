/** What can be done with values in an expression: for completion and for help at the word. */
import type { Words } from "./words.ts";

export interface FunctionWords {
  /** How it is written; for a function of a value, after the point. */
  form: string;
  words: Words;
}

/** Functions by their name. */
export const functionWords: Record<string, FunctionWords> = {
  isEmpty: {
    form: "isEmpty(value)",
    words: { en: "True where nothing is there: missing, an empty text or list.", zh: "没有值时成立：缺失、空文本或空列表。" },
  },
  either: {
    form: "either(value, otherwise)",
    words: { en: "The value, or the other one where it is empty.", zh: "取该值；为空时取另一个。" },
  },
  size: { form: "size(list)", words: { en: "How many items a list has, or characters a text.", zh: "列表的项数，或文本的字符数。" } },
  money: { form: "money(amount, 'EUR')", words: { en: "An amount of money from a number or a text.", zh: "由数字或文本得到金额。" } },
  string: { form: "string(value)", words: { en: "The value as text.", zh: "转为文本。" } },
  int: { form: "int(value)", words: { en: "The value as a whole number.", zh: "转为整数。" } },
  double: { form: "double(value)", words: { en: "The value as a number with decimals.", zh: "转为小数。" } },
  json: { form: "json(value)", words: { en: "The value as JSON text, for other systems.", zh: "转为 JSON 文本，供其他系统使用。" } },
  timestamp: {
    form: "timestamp(text)",
    words: { en: "A moment from its text, to compare it with now.", zh: "由文本得到时间，可与当前时间比较。" },
  },
  duration: { form: "duration('72h')", words: { en: "A length of time: 72h, 30m, 10s.", zh: "一段时长：72h、30m、10s。" } },
  isOpen: { form: "isOpen(now)", words: { en: "True where the shop is open at that moment.", zh: "该时刻是否在营业时间内。" } },
  isWorkday: { form: "isWorkday(now)", words: { en: "True where that day is a working day.", zh: "当天是否为工作日。" } },
  hourOf: { form: "hourOf(now)", words: { en: "The hour of the day in the shop’s zone, 0 to 23.", zh: "店铺时区的小时，0 到 23。" } },
  minuteOf: { form: "minuteOf(now)", words: { en: "The minute of the hour, 0 to 59.", zh: "分钟，0 到 59。" } },
  weekdayOf: { form: "weekdayOf(now)", words: { en: "The day of the week; 1 is Monday.", zh: "星期几，1 为周一。" } },
  dateOf: { form: "dateOf(now)", words: { en: "The date in the shop’s zone: 2026-03-01.", zh: "店铺时区的日期，如 2026-03-01。" } },
  timeOf: { form: "timeOf(now)", words: { en: "The time of day in the shop’s zone: 09:30.", zh: "店铺时区的时间，如 09:30。" } },
  nextOpening: { form: "nextOpening(now)", words: { en: "When the shop opens next.", zh: "下次开始营业的时间。" } },
  addWorkdays: { form: "addWorkdays(now, 3)", words: { en: "So many working days later.", zh: "若干工作日之后。" } },
  addWorkingHours: { form: "addWorkingHours(now, 4)", words: { en: "So many opening hours later.", zh: "若干营业小时之后。" } },
};

/** What follows a text and a point. */
export const textMethodWords: Record<string, FunctionWords> = {
  contains: { form: "contains('text')", words: { en: "True where the text is somewhere in it.", zh: "包含该文字时成立。" } },
  startsWith: { form: "startsWith('text')", words: { en: "True where it begins with the text.", zh: "以该文字开头时成立。" } },
  endsWith: { form: "endsWith('text')", words: { en: "True where it ends with the text.", zh: "以该文字结尾时成立。" } },
  lowerAscii: { form: "lowerAscii()", words: { en: "In small letters.", zh: "转为小写。" } },
  upperAscii: { form: "upperAscii()", words: { en: "In capital letters.", zh: "转为大写。" } },
  trim: { form: "trim()", words: { en: "Without the spaces around it.", zh: "去掉首尾空格。" } },
  split: { form: "split(',')", words: { en: "Cut into a list of texts.", zh: "拆分为列表。" } },
};

/** What follows a list and a point. */
export const listMethodWords: Record<string, FunctionWords> = {
  exists: { form: "exists(item, …)", words: { en: "True where it holds for at least one item.", zh: "至少一项满足时成立。" } },
  all: { form: "all(item, …)", words: { en: "True where it holds for every item.", zh: "每一项都满足时成立。" } },
  filter: { form: "filter(item, …)", words: { en: "Only the items for which it holds.", zh: "只留下满足的项。" } },
  map: { form: "map(item, …)", words: { en: "Something of each item.", zh: "取每一项的某个值。" } },
  join: { form: "join(', ')", words: { en: "The texts joined into one.", zh: "将文本连接起来。" } },
  size: { form: "size()", words: { en: "How many items it has.", zh: "有多少项。" } },
};

/** What kind of value it is, in the middle of a list of suggestions. */
export const kindWords = {
  text: { en: "text", zh: "文本" },
  number: { en: "number", zh: "数字" },
  yesNo: { en: "yes or no", zh: "是或否" },
  money: { en: "money", zh: "金额" },
  time: { en: "time", zh: "时间" },
  list: { en: "list", zh: "列表" },
  record: { en: "record", zh: "记录" },
  any: { en: "anything", zh: "任意" },
  function: { en: "function", zh: "函数" },
} satisfies Record<string, Words>;

export const codeWords = {
  result: { en: "Here: {value}", zh: "此处为：{value}" },
  nothing: { en: "Here: nothing", zh: "此处为空" },
  noResult: { en: "No result here", zh: "此处没有结果" },
  sample: { en: "in the sample: {value}", zh: "示例中：{value}" },
  suggestions: { en: "Suggestions", zh: "建议" },
  showParts: { en: "Value of each part", zh: "各部分的值" },
} satisfies Record<string, Words>;
