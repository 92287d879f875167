/** Taking back what a version of a flow did: before, while and after. */
import type { LeftAlone } from "../run/left-alone.ts";
import type { Words } from "./words.ts";

export const leftAloneWords = {
  touched: { en: "Another action dealt with the same thing later.", zh: "之后有其他操作处理过同一内容。" },
  "tag-gone": { en: "The tag has been taken off since.", zh: "标签之后已被移除。" },
  "tag-back": { en: "The tag is on the order again.", zh: "标签之后又被加回。" },
  "status-moved": { en: "The order has another status by now.", zh: "订单现在已是其他状态。" },
  "note-done": { en: "Somebody has dealt with the note.", zh: "这条提醒已有人处理。" },
  "note-gone": { en: "The note is not there any more.", zh: "这条提醒已不存在。" },
  "task-done": { en: "Somebody has done the task.", zh: "任务已有人完成。" },
  "task-gone": { en: "The task was withdrawn before.", zh: "任务之前已被撤回。" },
  "price-moved": { en: "The price has been changed since.", zh: "价格之后已有变动。" },
  "price-limits": { en: "The former price lies beyond the limits of the step.", zh: "原价超出该步骤设定的范围。" },
  "outside-refused": { en: "The other system refused to take it back.", zh: "对方系统拒绝撤回。" },
  outside: { en: "It was done in another system, which has no way back from here.", zh: "操作发生在其他系统，无法从这里撤销。" },
  "no-order": { en: "The order is not known any more.", zh: "订单已不存在。" },
  "no-way-back": { en: "The order may not go back to the status it had.", zh: "订单不允许退回之前的状态。" },
  incomplete: { en: "What was there before is not on record as a whole.", zh: "之前的内容没有完整记录。" },
  "unknown-step": { en: "This kind of step is not known any more.", zh: "已不再支持这种步骤。" },
} satisfies Record<LeftAlone, Words>;

export const leftAloneSentence = (code: string): Words =>
  Object.hasOwn(leftAloneWords, code) ? leftAloneWords[code as LeftAlone] : leftAloneWords.touched;

export const undoWords = {
  title: { en: "Undo what version {n, number} did", zh: "撤销第 {n, number} 版所做的操作" },
  runTitle: { en: "Undo what this run did", zh: "撤销这次运行所做的操作" },
  text: {
    en: "Each action of its runs is held against today. Only what is still as the flow left it is taken back.",
    zh: "逐个核对每次运行的操作与当前状态，只撤销仍保持原样的内容。",
  },
  looking: { en: "Comparing with today…", zh: "正在与当前状态核对……" },
  can: { en: "can be undone", zh: "可以撤销" },
  changed: { en: "changed since", zh: "之后有变动" },
  cannot: { en: "cannot be undone", zh: "无法撤销" },
  nothing: {
    en: "{n, plural, one {# action} other {{n, number} actions}} had changed nothing, so there is nothing to take back.",
    zh: "{n, number} 个操作当时没有改变任何内容，无需撤销。",
  },
  live: {
    en: "{n, plural, one {# run of it is} other {{n, number} runs of it are}} not over yet and stay as they are. Cancel them first to include them.",
    zh: "还有 {n, number} 次运行未结束，不在撤销范围内。如需一并撤销，请先取消。",
  },
  more: {
    en: "Counted over the newest {n, number} runs. The job goes on through all of them.",
    zh: "以上按最新的 {n, number} 次运行统计，任务会处理全部运行。",
  },
  steps: { en: "What it did", zh: "所做的操作" },
  step: { en: "Undo this step", zh: "撤销此步骤" },
  someLeft: { en: "For example", zh: "例如" },
  time: { en: "From when on", zh: "起始时间" },
  go: { en: "{n, plural, one {Undo # action} other {Undo {n, number} actions}}", zh: "撤销 {n, number} 个操作" },
  none: { en: "There is nothing to undo here.", zh: "没有可撤销的操作。" },
  nonePicked: { en: "Tick at least one step.", zh: "请至少勾选一个步骤。" },
  started: { en: "The undo has started", zh: "已开始撤销" },
  done: { en: "undone", zh: "已撤销" },
  left: { en: "left alone", zh: "保持不变" },
  progress: { en: "{n, number} of {total, number} actions dealt with", zh: "已处理 {n, number} / {total, number} 个操作" },
  leftTitle: { en: "Left alone", zh: "保持不变" },
  leftText: { en: "These are as they were before. Look at them one by one where that matters.", zh: "以下内容未改动，必要时请逐个查看。" },
  undoneTitle: { en: "Undone", zh: "已撤销" },
  about: { en: "About", zh: "对象" },
  action: { en: "What had been done", zh: "原操作" },
  why: { en: "Why it was left", zh: "未撤销的原因" },
  when: { en: "When", zh: "时间" },
  reasons: { en: "Why", zh: "原因" },
  byOnRun: { en: "{by} has undone this", zh: "{by} 已撤销" },
  isUndone: { en: "Undone", zh: "已撤销" },
  noUndo: { en: "No undo", zh: "不可撤销" },
} satisfies Record<string, Words>;
