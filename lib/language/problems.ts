/** Failed runs grouped by cause, and what to do about each kind. */
import type { ProblemState } from "../problem/state.ts";
import type { Words } from "./words.ts";

export const problemStateWords = {
  open: { en: "Open", zh: "未解决" },
  muted: { en: "Muted", zh: "已静音" },
  resolved: { en: "Resolved", zh: "已解决" },
} satisfies Record<ProblemState, Words>;

export const problemWords = {
  title: { en: "Problems", zh: "问题" },
  text: {
    en: "Runs that failed for the same reason are one problem, however many they are.",
    zh: "因同一原因失败的运行归为一个问题，不论有多少次。",
  },
  inFlow: { en: "{flow} · {step}", zh: "{flow} · {step}" },
  problem: { en: "Problem", zh: "问题" },
  runs: { en: "Failed runs", zh: "失败次数" },
  orders: { en: "Orders", zh: "涉及订单" },
  last: { en: "Last seen", zh: "最近一次" },
  first: { en: "First seen", zh: "首次出现" },
  count: { en: "{n, plural, one {# run failed} other {{n, number} runs failed}}", zh: "失败 {n, number} 次" },
  things: { en: "{n, plural, one {# order or customer} other {{n, number} orders or customers}}", zh: "{n, number} 个订单或客户" },
  waiting: { en: "{n, plural, one {# run waits} other {{n, number} runs wait}} for you", zh: "{n, number} 次运行待处理" },
  waitingMore: { en: "More than {n, number} runs wait for you", zh: "超过 {n, number} 次运行待处理" },
  noneWaiting: { en: "All its runs were tried again or set aside", zh: "它的运行都已重试或搁置" },
  flows: { en: "Flows that have it", zh: "受影响的流程" },
  notLive: { en: "not live", zh: "未上线" },
  days: { en: "Failures, last {n} days", zh: "近 {n} 天的失败次数" },
  dayOf: { en: "{day}: {n, number}", zh: "{day}：{n, number} 次" },
  failedRuns: { en: "Its runs", zh: "相关运行" },
  allRuns: { en: "Show all {n, number} runs", zh: "查看全部 {n, number} 次运行" },
  gone: { en: "Its runs are no longer kept.", zh: "相关运行已不再保留。" },
  happened: { en: "What happened", zh: "发生了什么" },
  toDo: { en: "What to do", zh: "怎么办" },
  came: { en: "{n, plural, one {Came back once} other {Came back # times}}", zh: "再次出现 {n} 次" },

  retry: {
    en: "{n, plural, one {Try the run again} other {Try all {n, number} again}}",
    zh: "{n, plural, =1 {重试} other {全部重试（{n, number} 次）}}",
  },
  mute: { en: "Mute", zh: "静音" },
  muteHour: { en: "For an hour", zh: "1 小时" },
  muteDay: { en: "For a day", zh: "1 天" },
  muteWeek: { en: "For a week", zh: "1 周" },
  muteChange: { en: "Until the flow is published again", zh: "直到流程重新发布" },
  muteAbout: { en: "It is counted on, and nobody is told", zh: "仍会计数，但不再提醒" },
  muted: { en: "The problem is muted", zh: "已静音" },
  mutedUntil: { en: "Muted until", zh: "静音至" },
  mutedChange: { en: "Muted until one of its flows is published again", zh: "静音至流程重新发布" },
  resolve: { en: "Mark as resolved", zh: "标为已解决" },
  resolveTitle: { en: "Mark this problem as resolved?", zh: "标为已解决？" },
  resolveText: {
    en: "{n, plural, =0 {No run waits for somebody.} one {# run that nobody has tried again is set aside.} other {{n, number} runs that nobody has tried again are set aside.}} If it comes back, the problem opens again by itself.",
    zh: "{n, plural, =0 {没有待处理的运行。} other {尚未重试的 {n, number} 次运行会被搁置。}}如果再次出现，问题会自动重新打开。",
  },
  resolved: { en: "The problem is resolved", zh: "问题已解决" },
  reopen: { en: "Open again", zh: "重新打开" },
  reopened: { en: "The problem is open again", zh: "问题已重新打开" },
  by: { en: "by {name}", zh: "由 {name} 操作" },
  byItself: { en: "Came back by itself", zh: "自动重新打开" },

  emptyOpen: { en: "No open problems", zh: "没有未解决的问题" },
  emptyOpenText: {
    en: "When runs fail, each cause appears here once, with what to do about it.",
    zh: "运行失败时，每个原因会在这里出现一次，并说明怎么办。",
  },
  emptyMuted: { en: "Nothing is muted", zh: "没有静音的问题" },
  emptyMutedText: { en: "Mute a problem that you know of; it is counted on in the meantime.", zh: "已知的问题可以静音，期间仍会计数。" },
  emptyResolved: { en: "Nothing was resolved yet", zh: "还没有已解决的问题" },
  emptyResolvedText: { en: "A problem that comes back opens again by itself.", zh: "再次出现的问题会自动重新打开。" },
  emptyAction: { en: "Set up alerts", zh: "设置提醒" },
  all: { en: "All problems", zh: "全部问题" },
  more: { en: "{n, plural, one {# more problem} other {{n, number} more problems}}", zh: "还有 {n, number} 个问题" },
} satisfies Record<string, Words>;

export const adviceWords = {
  connection: {
    en: "Look whether “{name}” works, and whether its address and key are right. Then try the runs again.",
    zh: "检查“{name}”是否正常，地址和密钥是否正确，然后重试这些运行。",
  },
  connectionAction: { en: "Open the connection", zh: "打开连接" },
  address: {
    en: "Look whether the other system works, and whether the address in the step is right. Then try the runs again.",
    zh: "检查对方系统是否正常、步骤中的地址是否正确，然后重试这些运行。",
  },
  step: {
    en: "Put the step right, publish the flow, and try the runs again on the new version.",
    zh: "修正这个步骤并发布流程，然后用新版本重试这些运行。",
  },
  stepAction: { en: "Open the step", zh: "打开步骤" },
  flow: {
    en: "Put the flow right, publish it, and try the runs again on the new version.",
    zh: "修正流程并发布，然后用新版本重试这些运行。",
  },
  flowAction: { en: "Open the flow", zh: "打开流程" },
  meant: {
    en: "The flow ends such runs by itself. If that is meant, resolve or mute the problem.",
    zh: "流程主动结束了这些运行。如果本就如此，可标为已解决或静音。",
  },
  run: {
    en: "Open one of the runs: its steps show what went wrong inside. Put that right first.",
    zh: "打开其中一次运行，查看里面哪一步出错，先解决那里的问题。",
  },
  runAction: { en: "Open the newest run", zh: "打开最近一次运行" },
  unknown: {
    en: "Look in the other system whether it was done, and say so for each. Only then can the runs go on.",
    zh: "到对方系统确认是否已执行，并逐一记录结果，之后运行才能继续。",
  },
  unknownAction: { en: "Open results that are unknown", zh: "查看结果待确认的操作" },
} satisfies Record<string, Words>;
