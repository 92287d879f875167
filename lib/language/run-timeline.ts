/** A run as it happened, moment by moment, and what can be done from a step on. */
import type { Words } from "./words.ts";

export const runTimelineWords = {
  steps: { en: "Steps", zh: "步骤" },
  timeline: { en: "Timeline", zh: "时间线" },
  later: { en: "{time} later", zh: "{time}后" },
  started: { en: "Started by “{event}”", zh: "由“{event}”启动" },
  decided: { en: "{step}: {port}", zh: "{step}：{port}" },
  done: { en: "Done at try {n, number}", zh: "第 {n, number} 次尝试成功" },
  failed: { en: "Did not work, try {n, number}", zh: "第 {n, number} 次尝试失败" },
  failedFinal: { en: "Did not work, and is not tried again", zh: "失败，不再重试" },
  retry: { en: "Tried again by itself", zh: "将自动重试" },
  rests: { en: "The run rests", zh: "运行暂歇" },
  goesOn: { en: "The run goes on", zh: "运行继续" },
  resolved: { en: "Goes on: {port}", zh: "继续：{port}" },
  resolvedPlain: { en: "Goes on", zh: "继续" },
  stopped: { en: "The flow ends the run here", zh: "流程在此结束运行" },
  finished: { en: "Finished", zh: "已完成" },
  ranFailed: { en: "Failed", zh: "失败" },
  cancelled: { en: "Cancelled", zh: "已取消" },
  cancelledBy: { en: "Cancelled by {by}", zh: "由 {by} 取消" },
  undone: { en: "{by} undid this", zh: "{by} 已撤销" },
  fromHere: { en: "Run again from here", zh: "从这一步重新运行" },
  fromHereTitle: { en: "Run again from “{step}”?", zh: "从“{step}”重新运行？" },
  fromHereText: {
    en: "A new run begins at this step. What came before it stays as it was, and actions outside that are done stay done.",
    zh: "将从这一步开始新的运行。之前的步骤保持不变，已完成的对外操作不会重复执行。",
  },
} satisfies Record<string, Words>;
