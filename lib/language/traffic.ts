/** How a flow has run lately: counts on its drawing. */
import type { TrafficWindow } from "../api/traffic.ts";
import type { Words } from "./words.ts";

export const trafficWindowWords = {
  "1h": { en: "Last hour", zh: "最近 1 小时" },
  "24h": { en: "Last 24 hours", zh: "最近 24 小时" },
  "7d": { en: "Last 7 days", zh: "最近 7 天" },
  version: { en: "Since it was published", zh: "自发布以来" },
} satisfies Record<TrafficWindow, Words>;

export const trafficWords = {
  of: { en: "How “{name}” runs", zh: "“{name}”的运行情况" },
  version: { en: "Version", zh: "版本" },
  versionValue: { en: "Version {n, number}", zh: "第 {n, number} 版" },
  versionLive: { en: "Version {n, number}, live", zh: "第 {n, number} 版（已上线）" },
  window: { en: "Time", zh: "时间范围" },
  openEditor: { en: "Open the flow", zh: "打开流程" },
  more: { en: "More", zh: "更多" },
  runs: { en: "Runs", zh: "运行" },
  finished: { en: "finished", zh: "已完成" },
  failed: { en: "failed", zh: "失败" },
  other: { en: "cancelled", zh: "已取消" },
  live: { en: "under way", zh: "进行中" },
  basis: {
    en: "{n, plural, =0 {No run has begun in this time.} one {Counted over the one run that has begun in this time.} other {Counted over all {n, number} runs that have begun in this time.}}",
    zh: "{n, plural, =0 {这段时间没有运行。} other {按这段时间内开始的全部 {n, number} 次运行统计。}}",
  },
  basisMore: { en: "Counted over the newest {n, number} runs of this time.", zh: "按这段时间内最新的 {n, number} 次运行统计。" },
  never: { en: "Never taken", zh: "从未走过" },
  neverText: { en: "No run went these ways in this time.", zh: "这段时间没有运行走过以下分支。" },
  neverNone: { en: "Every way was taken.", zh: "所有分支都走过。" },
  way: { en: "{step}: {port}", zh: "{step}：{port}" },
  times: { en: "How long actions took", zh: "操作耗时" },
  timesText: {
    en: "Half took no longer than the first figure, 95 of 100 no longer than the second.",
    zh: "前一个数：一半操作不超过此时长；后一个数：95% 的操作不超过此时长。",
  },
  timesNone: { en: "No action went outside, so there is nothing to time.", zh: "没有对外操作，无需计时。" },
  half: { en: "half", zh: "半数" },
  most: { en: "95 %", zh: "95%" },
  step: { en: "Step", zh: "步骤" },
  stepFailed: { en: "{n, plural, one {# failed} other {{n, number} failed}}", zh: "失败 {n, number} 次" },
  showRuns: { en: "Show these runs", zh: "查看这些运行" },
  emptyTitle: { en: "Not published yet", zh: "尚未发布" },
  emptyText: { en: "Once a version is live, its runs are counted here on the drawing.", zh: "发布后，各分支的运行次数会显示在流程图上。" },
  drawing: { en: "The flow with its counts", zh: "流程与次数" },
} satisfies Record<string, Words>;
