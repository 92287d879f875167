/** The list of runs: choosing some or all of them, and taking them away as a file. */
import type { Words } from "./words.ts";

export const runListWords = {
  choose: { en: "Choose {what}", zh: "选择 {what}" },
  chooseShown: { en: "Choose all that are shown", zh: "选择当前显示的全部" },
  chosen: { en: "{n, plural, one {# chosen} other {{n, number} chosen}}", zh: "已选 {n, number} 条" },
  allThatFit: { en: "All that fit are chosen", zh: "已选符合条件的全部" },
  chooseAll: { en: "Choose all that fit", zh: "选择符合条件的全部" },
  clear: { en: "Choose none", zh: "取消选择" },
  withChosen: { en: "With these…", zh: "批量处理…" },
  export: { en: "Export CSV", zh: "导出 CSV" },
  exported: { en: "{n, plural, one {# run exported} other {{n, number} runs exported}}", zh: "已导出 {n, number} 条" },
  exportedPart: {
    en: "The newest {n, number} were exported; narrow the list for the rest.",
    zh: "已导出最新的 {n, number} 条，其余请缩小筛选范围。",
  },
  since: { en: "Since", zh: "起始时间" },
  anySince: { en: "Any time", zh: "不限时间" },
  lastHour: { en: "In the last hour", zh: "最近 1 小时" },
  lastDay: { en: "In the last 24 hours", zh: "最近 24 小时" },
  lastWeek: { en: "In the last 7 days", zh: "最近 7 天" },
  lastMonth: { en: "In the last 30 days", zh: "最近 30 天" },
  run: { en: "Run", zh: "运行" },
  version: { en: "Version", zh: "版本" },
  ended: { en: "Ended", zh: "结束时间" },
  failure: { en: "Failure", zh: "失败原因" },
} satisfies Record<string, Words>;
