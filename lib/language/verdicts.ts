import type { Words } from "./words.ts";

/** What a condition comes to on the sample event. */
export const verdictWords = {
  holds: { en: "True here", zh: "满足" },
  holdsNot: { en: "Not true here", zh: "不满足" },
  notPresent: { en: "not present", zh: "没有此值" },
  skipped: { en: "Not asked: the answer was clear without it", zh: "未判断：已能得出结果" },
  skippedShort: { en: "not asked", zh: "未判断" },
  unknown: { en: "Cannot be said yet", zh: "暂无法判断" },
  of: { en: "{yes} of {all}", zh: "{all} 项中 {yes} 项" },
  items: { en: "{n, plural, one {# item} other {# items}}", zh: "{n} 项" },
  on: { en: "On {label}", zh: "以 {label} 为例" },
  onExample: { en: "On an example event", zh: "以示例事件为例" },
  result: { en: "Result here", zh: "此处结果" },
  parts: { en: "The value of each part", zh: "各部分的值" },
  empty: { en: "empty", zh: "空" },
} satisfies Record<string, Words>;

export const yesNoWords = {
  yes: { en: "yes", zh: "是" },
  no: { en: "no", zh: "否" },
} satisfies Record<string, Words>;
