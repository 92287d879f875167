/** Running a version of a flow on events that came before. */
import type { Words } from "./words.ts";

export const pastWords = {
  menu: { en: "Run on past orders…", zh: "对历史订单运行…" },
  title: { en: "Run on past orders", zh: "对历史订单运行" },
  text: {
    en: "The flow acts today on what came before it. What it has answered already is passed over.",
    zh: "让流程现在处理之前收到的事件。已处理过的会自动跳过。",
  },
  version: { en: "Version", zh: "版本" },
  versionValue: { en: "Version {n, number}", zh: "第 {n, number} 版" },
  versionLive: { en: "Version {n, number}, live", zh: "第 {n, number} 版（已上线）" },
  time: { en: "Received", zh: "收到时间" },
  search: { en: "Only these", zh: "仅限" },
  searchHint: { en: "Order number, customer or SKU", zh: "订单号、客户或 SKU" },
  most: { en: "At most", zh: "最多处理" },
  mostAll: { en: "All that fit", zh: "全部" },
  mostValue: { en: "The oldest {n, number}", zh: "最早的 {n, number} 个" },
  looking: { en: "Looking through the inbox…", zh: "正在查找历史事件……" },
  fit: { en: "to run on", zh: "将要处理" },
  handled: { en: "answered before", zh: "之前已处理" },
  unfit: { en: "do not start it", zh: "不符合启动条件" },
  examples: { en: "The newest of them", zh: "其中最新的" },
  none: { en: "Nothing came before that this version would answer.", zh: "没有这一版需要处理的历史事件。" },
  more: {
    en: "Counted over the oldest part of the inbox. The job goes on through all of it.",
    zh: "以上只统计了较早的一部分，任务会处理全部。",
  },
  acts: {
    en: "Actions are real: orders change, notes are left and other systems are called.",
    zh: "操作会真实执行：订单会变更，会留下提醒，也会调用其他系统。",
  },
  go: { en: "{n, plural, one {Run on # past event} other {Run on {n, number} past events}}", zh: "对 {n, number} 个历史事件运行" },
  jobTitle: { en: "{n, plural, one {Run on # past event} other {Run on {n, number} past events}}", zh: "对 {n, number} 个历史事件运行" },
  started: { en: "The runs have begun", zh: "已开始运行" },
  begun: { en: "Run begun", zh: "已开始运行" },
  result: { en: "What was done", zh: "处理情况" },
  fromLive: { en: "Publish the flow first: only a published version can run.", zh: "请先发布流程，只有已发布的版本才能运行。" },
} satisfies Record<string, Words>;

export const timeWords = {
  all: { en: "Any time", zh: "不限时间" },
  "1h": { en: "Last hour", zh: "最近 1 小时" },
  "24h": { en: "Last 24 hours", zh: "最近 24 小时" },
  "7d": { en: "Last 7 days", zh: "最近 7 天" },
  "30d": { en: "Last 30 days", zh: "最近 30 天" },
} satisfies Record<string, Words>;
