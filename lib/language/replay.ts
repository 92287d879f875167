/** Running a run again: the dialog, and why it may not be possible. */
import type { ReplayTrouble } from "../api/replay.ts";
import type { Words } from "./words.ts";

export const replayTroubleWords = {
  "in-doubt": {
    en: "The result of an action is unknown. First decide on it, so that nothing is done twice.",
    zh: "有操作的结果待确认。请先确认结果，以免重复执行。",
  },
  incomplete: {
    en: "The answer of an action was kept only in part, and later steps read it. Tick it to have it done again.",
    zh: "某个操作的返回内容只保留了一部分，而后面的步骤要用到它。请勾选重新执行该操作。",
  },
  "no-step": {
    en: "No single step of this run failed, or the run never came to that step.",
    zh: "这次运行没有失败的步骤，或没有走到那一步。",
  },
  items: {
    en: "It failed over its items or over a flow that it called. Each of those is a run of its own and can be run again alone.",
    zh: "失败出在逐项处理或被调用的流程里。每一项都是单独的运行，可以单独重试。",
  },
  acted: {
    en: "Its items, or a flow that it called, have acted already and would do so once more. Each of those is a run of its own and can be run again alone.",
    zh: "逐项处理或被调用的流程已经执行过操作，再运行会重复执行。每一项都是单独的运行，可以单独重试。",
  },
  changed: {
    en: "The flow is drawn differently before that step now. Run it again from the start, or on the version it ran on.",
    zh: "新版本在这一步之前有改动。请从头运行，或使用原来的版本。",
  },
  unreadable: { en: "The version that it ran on is no longer kept or cannot be read.", zh: "当时运行的版本已不再保留，或无法读取。" },
  gone: { en: "There is no such run, or it is no longer kept.", zh: "没有这次运行，或已不再保留。" },
  "not-ended": {
    en: "This run has not ended yet. Cancel it first, or wait for its end.",
    zh: "这次运行还没有结束，请先取消或等它结束。",
  },
  "event-gone": {
    en: "The event of this run is no longer kept, so it cannot be run again.",
    zh: "这次运行的事件已不再保留，无法重新运行。",
  },
  "under-way": {
    en: "It is being run again right now. Wait until that run has ended.",
    zh: "正在重新运行中，请等它结束。",
  },
  "not-live": {
    en: "The flow is not live, so there is no latest version. Choose the version it ran on, or publish the flow.",
    zh: "流程没有上线，没有最新版本。请选择原来的版本，或先发布流程。",
  },
} satisfies Record<ReplayTrouble, Words>;

export const replayWords = {
  title: { en: "Run this again", zh: "重新运行" },
  where: { en: "Where it begins", zh: "从哪里开始" },
  failedStep: { en: "At the step that failed", zh: "从失败的步骤" },
  failedStepText: { en: "Goes on at “{step}”. What came before it stays as it was.", zh: "从“{step}”继续，之前的步骤保持不变。" },
  start: { en: "From the start", zh: "从头开始" },
  startText: { en: "Every decision is made once more with the same event.", zh: "用同一事件重新判断每一步。" },
  which: { en: "Which version of the flow", zh: "使用哪个版本" },
  same: { en: "Version {n}, as it ran then", zh: "第 {n} 版（当时运行的版本）" },
  latest: { en: "Version {n}, the one that is live now", zh: "第 {n} 版（当前上线的版本）" },
  actions: { en: "Actions outside", zh: "对外操作" },
  actionsText: {
    en: "What is done stays done and is not sent again. Tick what should be done once more.",
    zh: "已完成的操作不会重复执行。如需再执行一次，请勾选。",
  },
  staysDone: { en: "stays done", zh: "保持完成" },
  again: { en: "will be done again", zh: "将再次执行" },
  tried: { en: "did not work; will be tried again", zh: "上次未成功，将再试" },
  notTried: { en: "did not work", zh: "上次未成功" },
  unknown: { en: "result unknown", zh: "结果待确认" },
  inPart: { en: "answer kept only in part", zh: "返回内容不完整" },
  noActions: { en: "This run did nothing outside Tradewind.", zh: "这次运行没有对外操作。" },
  inside: {
    en: "Changes inside Tradewind (tags, statuses, notes) are made as if for the first time; what is so already stays so.",
    zh: "系统内的改动（标签、状态、留言）会照常执行；已经是那样的不会重复。",
  },
  go: { en: "Run again", zh: "重新运行" },
  goWith: {
    en: "{n, plural, one {Run again and repeat # action} other {Run again and repeat # actions}}",
    zh: "重新运行并再次执行 {n} 个操作",
  },
  done: { en: "A new run has started", zh: "已开始新的运行" },
  handled: { en: "Run again as a new run", zh: "已重新运行" },
  looking: { en: "Looking at what this run did…", zh: "正在查看这次运行做过的事……" },
} satisfies Record<string, Words>;
