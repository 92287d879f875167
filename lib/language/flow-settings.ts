/** What a flow is set to as a whole. */
import type { Words } from "./words.ts";

export const flowSettingsWords = {
  title: { en: "Flow settings", zh: "流程设置" },
  name: { en: "Name", zh: "名称" },
  description: { en: "What it is for", zh: "用途说明" },
  descriptionHint: { en: "For your colleagues. It changes nothing.", zh: "写给同事看，不影响运行。" },
  from: { en: "From", zh: "开始时间" },
  until: { en: "Until", zh: "结束时间" },
  window: { en: "When it runs", zh: "生效时间" },
  windowHint: {
    en: "What happens outside this time starts nothing; what has begun goes on. Leave both empty to run always. Times are in your own zone.",
    zh: "此时间之外发生的事不会启动流程，已开始的会继续。留空表示一直生效。时间按你所在的时区填写。",
  },
  ordering: { en: "When several things happen to one order", zh: "同一订单接连发生多件事时" },
  turn: { en: "One after another", zh: "依次处理" },
  turnHint: {
    en: "The next starts when the one before has finished or rests. Right for most flows.",
    zh: "前一个完成或进入等待后，才开始下一个。适合大多数流程。",
  },
  strict: { en: "One after another, strictly", zh: "严格依次处理" },
  strictHint: {
    en: "The next waits even while the one before rests: for a person, for tomorrow, for a retry.",
    zh: "前一个在等待审批、等到明天或重试时，后面的也要排队。",
  },
  none: { en: "All at once", zh: "同时处理" },
  noneHint: {
    en: "Nobody waits for anybody, and the order in which they end is open.",
    zh: "互不等待，完成的先后没有保证。",
  },
  burst: { en: "When more comes while one is under way", zh: "处理期间又来新的时" },
  queue: { en: "Each gets its turn", zh: "逐个处理" },
  queueHint: { en: "Nothing is left out.", zh: "一个不漏。" },
  drop: { en: "Leave out the new one", zh: "忽略新的" },
  dropHint: { en: "While one is under way nothing else starts for the same order.", zh: "同一订单处理期间，不再启动新的。" },
  replace: { en: "Start over with the new one", zh: "用新的重新开始" },
  replaceHint: {
    en: "The one under way is cancelled. What it has done already stays done.",
    zh: "取消正在进行的，已经完成的操作会保留。",
  },
  settle: { en: "Wait until it is quiet, then once", zh: "等平静下来后只处理一次" },
  settleHint: { en: "The last one counts. Good for many small changes in a row.", zh: "以最后一个为准，适合短时间内的多次改动。" },
  settleFor: { en: "Quiet for", zh: "平静多久" },
} satisfies Record<string, Words>;
