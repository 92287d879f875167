/** Compare on past orders: how a draft would act otherwise than what is live. */
import type { Words } from "./words.ts";

export const comparisonRefusals = {
  notSound: {
    en: "The draft has problems that keep it from running. Mend those first, then compare.",
    zh: "草稿还有问题，无法运行。请先修正，再进行历史预演。",
  },
} satisfies Record<string, Words>;

export const compareWords = {
  text: {
    en: "Runs the draft and the live version over recorded orders, with nothing done, and shows where they would act differently.",
    zh: "用历史订单分别推演草稿与当前版本，不真正执行，只展示两者的差异。",
  },
  textFirst: {
    en: "Runs the draft over recorded orders, with nothing done, and shows what it would have done.",
    zh: "用历史订单推演草稿，不真正执行，展示它会做什么。",
  },
  over: { en: "How many of the newest", zh: "最近多少条" },
  events: { en: "{n, number} events", zh: "{n, number} 条事件" },
  start: { en: "Compare", zh: "开始预演" },
  unsaved: {
    en: "The draft is not saved, so it cannot be compared yet. What keeps it is said beside its name.",
    zh: "草稿还没有保存，暂时不能预演。原因见流程名称旁的提示。",
  },
  again: { en: "Compare again", zh: "重新预演" },
  stop: { en: "Stop", zh: "停止" },
  progress: { en: "{done, number} of {total, number}", zh: "已推演 {done, number} / {total, number}" },
  counting: { en: "Looking up recorded orders…", zh: "正在查找历史订单……" },
  old: { en: "The draft has changed since. Compare again to be sure.", zh: "草稿之后又有改动，请重新预演。" },
  failed: { en: "The comparison broke off. Nothing was changed; try it again.", zh: "预演中断，没有任何改动，请重试。" },
  cancelled: { en: "Stopped. This is what it had found.", zh: "已停止，以下为已得出的结果。" },
  none: {
    en: "No recorded event starts this flow yet, so there is nothing to compare on.",
    zh: "还没有能启动此流程的历史事件，暂时无法预演。",
  },
  same: {
    en: "The same for {n, plural, one {the one past event} other {all {n, number} past events}}.",
    zh: "{n, number} 条历史事件的处理结果完全相同。",
  },
  sameAsKnown: {
    en: "No difference found in {n, plural, one {the one past event} other {{n, number} past events}}.",
    zh: "{n, number} 条历史事件中没有发现差异。",
  },
  wouldNot: {
    en: "It would not have acted on {n, plural, one {the one past event} other {any of {n, number} past events}}.",
    zh: "{n, number} 条历史事件都不会执行操作。",
  },
  differ: {
    en: "Different for {n, number} of {total, number}",
    zh: "{total, number} 条中有 {n, number} 条不同",
  },
  would: {
    en: "It would have acted on {n, number} of {total, number}",
    zh: "{total, number} 条中有 {n, number} 条会执行操作",
  },
  more: { en: "{n, number} more", zh: "多 {n, number} 次" },
  fewer: { en: "{n, number} fewer", zh: "少 {n, number} 次" },
  times: { en: "{n, number} times", zh: "{n, number} 次" },
  unknown: {
    en: "{n, plural, one {One cannot} other {{n, number} cannot}} be known to the end: they need an answer that is not on record.",
    zh: "其中 {n, number} 条无法推演到底：需要的外部结果没有记录。",
  },
  failsMore: { en: "{n, number} more would fail", zh: "失败多 {n, number} 次" },
  failsFewer: { en: "{n, number} fewer would fail", zh: "失败少 {n, number} 次" },
  list: { en: "Where they differ", zh: "有差异的订单" },
  loadMore: { en: "Show more", zh: "加载更多" },
  shownMax: { en: "The first {n, number} are kept to be opened.", zh: "仅保留前 {n, number} 条供查看。" },
  back: { en: "Back to the list", zh: "返回列表" },
  draft: { en: "Draft", zh: "草稿" },
  live: { en: "Live, version {version}", zh: "当前版本（第 {version} 版）" },
  notStarted: { en: "Would not start", zh: "不会启动" },
  nothing: { en: "Would do nothing", zh: "不执行任何操作" },
  unknownBeyond: { en: "Unknown beyond this step: “{step}”", zh: "此步骤之后未知：“{step}”" },
  open: { en: "See where they differ", zh: "查看差异" },
  since: { en: "Events since {time}", zh: "{time} 以来的事件" },
} satisfies Record<string, Words>;

export const reachWords = {
  waiting: { en: "Runs that wait", zh: "等待中的运行" },
  waitingText: {
    en: "{n, plural, one {One run waits and goes} other {{n, number} runs wait and go}} on with the version they began with.",
    zh: "{n, number} 条等待中的运行仍按启动时的版本执行。",
  },
  rules: { en: "Limits", zh: "运行规则" },
  compared: { en: "On past orders", zh: "历史预演" },
  queue: { en: "One at a time per order", zh: "同单排队" },
  strict: { en: "One at a time per order, also while a run waits", zh: "同单排队，等待期间也不放行" },
  none: { en: "Several at once for one order", zh: "同一订单可同时运行" },
  drop: { en: "Ignores what comes while a run is under way", zh: "运行期间的新事件会被忽略" },
  replace: { en: "A newer event takes the place of the run under way", zh: "新事件会取代进行中的运行" },
  settle: { en: "Waits until no more comes", zh: "等事件平息后再运行" },
  from: { en: "Starts nothing before {time}", zh: "{time} 之前不启动" },
  until: { en: "Starts nothing from {time} on", zh: "{time} 起不再启动" },
} satisfies Record<string, Words>;
