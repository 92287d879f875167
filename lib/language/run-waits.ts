/** What a run waits for. */
import type { Words } from "./words.ts";

export const runWaitWords = {
  behind: { en: "Waiting behind a run of “{flow}” for the same order", zh: "在等同一订单的上一次运行（“{flow}”）" },
  behindOther: { en: "Waiting behind a run of “{flow}”", zh: "在等前一次运行（“{flow}”）" },
  ahead: { en: "{n, plural, one {# run is} other {# runs are}} ahead of it.", zh: "前面还有 {n} 次运行。" },
  showAhead: { en: "Show that run", zh: "查看该运行" },
  next: { en: "Queued: it starts in a moment.", zh: "排队中，马上开始。" },
  time: { en: "It waits for a time that was set.", zh: "在等待设定的时间。" },
  event: { en: "It waits for something to happen.", zh: "在等待某件事发生。" },
  items: { en: "It waits until all its items are done.", zh: "在等待所有条目处理完。" },
  flow: { en: "It waits for another flow that it called.", zh: "在等待它调用的流程完成。" },
  paused: { en: "It waits because its flow, or what it would call, is paused.", zh: "因流程或其调用的连接已暂停，正在等待。" },
  until: { en: "At the latest", zh: "最迟" },
  goesOn: { en: "Goes on", zh: "将在此时继续" },
} satisfies Record<string, Words>;
