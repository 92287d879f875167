/** Actions taken: the ledger's page, and deciding on a result that nobody knows. */
import type { Decision, effectStates } from "../api/effects.ts";
import type { Words } from "./words.ts";

export const effectStateWords = {
  intended: { en: "Under way", zh: "进行中" },
  retrying: { en: "Will try again", zh: "稍后重试" },
  done: { en: "Done", zh: "已完成" },
  failed: { en: "Failed", zh: "失败" },
  "in doubt": { en: "Result unknown", zh: "结果待确认" },
} satisfies Record<(typeof effectStates)[number], Words>;

export const effectRefusals = {
  known: { en: "The result of this action is known; there is nothing to decide.", zh: "这个操作的结果已经明确，无需确认。" },
  judged: { en: "Somebody has already said what became of this action.", zh: "已经有人确认过这个操作的结果。" },
  runOver: {
    en: "The run of this action has ended and does not go on. Run it again from its page.",
    zh: "这个操作所在的运行已经结束，不会继续。请在运行页面重新运行。",
  },
} satisfies Record<string, Words>;

/** Instead of the state, while the provider is asked. */
export const askingWords = {
  short: { en: "Asking {system}", zh: "正在向{system}查询" },
  long: {
    en: "Asking {system} what became of it; it is tried again only if nothing was done.",
    zh: "正在向{system}查询处理结果；确认未执行才会重试。",
  },
} satisfies Record<string, Words>;

/** Whether the shop's platform has a change that was made here. */
export const toldWords = {
  told: { en: "{system} has it too.", zh: "已同步到 {system}。" },
  waiting: { en: "On its way to {system}.", zh: "正在同步到 {system}。" },
  waitingWhy: { en: "Not yet in {system}, it is tried again: {why}", zh: "尚未同步到 {system}，稍后重试：{why}" },
  refused: { en: "Only in Tradewind. {system} did not take it: {why}", zh: "仅在 Tradewind 中生效，{system} 未接受：{why}" },
} satisfies Record<string, Words>;

/** A note for the team. */
export const refusedWords = {
  hold: {
    en: "{system} may ship this order: it did not take the hold. {why}",
    zh: "{system} 可能仍会发货：暂缓未被接受。{why}",
  },
  release: {
    en: "{system} may still keep this order on hold: it did not let it go on. {why}",
    zh: "{system} 可能仍在暂缓此订单：解除未被接受。{why}",
  },
} satisfies Record<string, Words>;

export const decisionWords = {
  done: { en: "It was done", zh: "已执行" },
  again: { en: "Do it again", zh: "再执行一次" },
  failed: { en: "It failed", zh: "未执行，按失败处理" },
} satisfies Record<Decision, Words>;

export const decisionTexts = {
  done: { en: "The other system has it. The run goes on behind this step.", zh: "对方已经执行。运行从下一步继续。" },
  again: {
    en: "The other system does not have it. The call is made once more, with the same key.",
    zh: "对方没有执行。将用同一个唯一键再调用一次。",
  },
  failed: { en: "Leave it. The step counts as failed, and the flow goes on as it says for that.", zh: "不再执行。这一步按失败处理。" },
} satisfies Record<Decision, Words>;

export const saidWords = {
  done: { en: "{by} said: it was done", zh: "{by} 确认：已执行" },
  again: { en: "{by} said: do it again", zh: "{by} 要求再执行一次" },
  failed: { en: "{by} said: it failed", zh: "{by} 确认：未执行" },
} satisfies Record<Decision, Words>;

export const ledgerWords = {
  title: { en: "Actions taken", zh: "操作记录" },
  text: {
    en: "Everything that flows did in other systems: what was asked, what was answered, and what is not known.",
    zh: "流程在其他系统里做过的每一件事：请求了什么、返回了什么、哪些还不确定。",
  },
  action: { en: "Action", zh: "操作" },
  state: { en: "Result", zh: "结果" },
  anyState: { en: "Any result", zh: "全部结果" },
  connection: { en: "Connection", zh: "连接" },
  anyConnection: { en: "Any connection", zh: "全部连接" },
  flow: { en: "Flow", zh: "流程" },
  when: { en: "When", zh: "时间" },
  tries: { en: "Tries", zh: "尝试" },
  time: { en: "Time", zh: "时间" },
  anyTime: { en: "Any time", zh: "全部时间" },
  lastHour: { en: "Last hour", zh: "最近一小时" },
  lastDay: { en: "Last 24 hours", zh: "最近 24 小时" },
  lastWeek: { en: "Last 7 days", zh: "最近 7 天" },
  empty: { en: "No actions in other systems yet", zh: "还没有对外操作" },
  emptyText: {
    en: "When a flow calls another system, the call appears here with its answer. Nothing is done twice without your word.",
    zh: "流程调用其他系统时，每次调用和返回都会记录在这里。没有你的确认，不会重复执行。",
  },
  asked: { en: "What was asked", zh: "请求内容" },
  answered: { en: "What was answered", zh: "返回内容" },
  key: { en: "Key", zh: "唯一键" },
  keyText: {
    en: "Sent along with every try, so that the other system can tell a repetition.",
    zh: "每次尝试都携带，对方可据此识别重复请求。",
  },
  attempts: { en: "{n, plural, =0 {not sent yet} one {tried once} other {tried # times}}", zh: "已尝试 {n} 次" },
  openRun: { en: "Open the run", zh: "打开运行记录" },
  decideTitle: { en: "What became of it?", zh: "结果如何？" },
  decideText: {
    en: "Nobody knows whether the other system carried this out. Look there first; what you say is kept with your name.",
    zh: "不确定对方是否已执行。请先到对方系统查看；你的确认会连同姓名一起保存。",
  },
  decide: { en: "Decide…", zh: "确认结果…" },
  decided: { en: "Noted", zh: "已记录" },
  tryAt: { en: "tries again {when}", zh: "{when}重试" },
} satisfies Record<string, Words>;
