/** Jobs over many runs: what they say before, while and after. */
import type { jobKinds, jobStates } from "../api/jobs.ts";
import { replayTroubleWords } from "./replay.ts";
import type { Words } from "./words.ts";

export const jobKindWords = {
  replay: { en: "Run again", zh: "重新运行" },
  cancel: { en: "Cancel", zh: "取消" },
  undo: { en: "Undo", zh: "撤销" },
  past: { en: "Run on past events", zh: "对历史事件运行" },
} satisfies Record<(typeof jobKinds)[number], Words>;

export const jobStateWords = {
  running: { en: "Under way", zh: "进行中" },
  paused: { en: "Paused", zh: "已暂停" },
  finished: { en: "Finished", zh: "已完成" },
  cancelled: { en: "Cancelled", zh: "已取消" },
} satisfies Record<(typeof jobStates)[number], Words>;

export const jobRefusals = {
  empty: { en: "No run fits this filter, so there is nothing to do.", zh: "没有符合条件的运行，无需处理。" },
  ended: { en: "This job has ended.", zh: "这个批量任务已经结束。" },
  version: { en: "Say which version of which flow.", zh: "请指定流程及其版本。" },
} satisfies Record<string, Words>;

const ended: Words = { en: "It had ended by itself.", zh: "已自行结束。" };
const handled: Words = { en: "The flow had answered this event before.", zh: "流程之前已处理过这个事件。" };
const other: Words = { en: "It was passed over.", zh: "已跳过。" };

/** Why a job passed a run over. */
export const skippedWords = (code: string): Words =>
  code === "ended"
    ? ended
    : code === "handled"
      ? handled
      : Object.hasOwn(replayTroubleWords, code)
        ? replayTroubleWords[code as keyof typeof replayTroubleWords]
        : other;

export const jobWords = {
  title: { en: "Jobs", zh: "批量任务" },
  text: {
    en: "Work over many runs or past orders at once, at a pace that leaves room for what comes in.",
    zh: "一次处理多条运行或历史订单，并控制速度，不影响新事件。",
  },
  with: { en: "{n, plural, one {With this run…} other {With these {n, number} runs…}}", zh: "处理这 {n, number} 条运行…" },
  withMore: { en: "With these {n, number}+ runs…", zh: "处理这 {n, number}+ 条运行…" },
  withAll: { en: "With all of these…", zh: "批量处理…" },
  empty: { en: "No jobs yet", zh: "还没有批量任务" },
  emptyText: {
    en: "Filter the runs, then choose “With all of these…” to run many again or cancel them. Undoing a version and running it on past orders is on the flow's page.",
    zh: "先筛选运行记录，再点“批量处理…”，即可批量重新运行或取消。撤销某一版的操作、对历史订单运行，请到流程页面。",
  },
  emptyAction: { en: "Open runs", zh: "查看运行记录" },
  replayTitle: { en: "Run {n, plural, one {# run} other {{n, number} runs}} again", zh: "重新运行 {n, number} 条" },
  cancelTitle: { en: "Cancel {n, plural, one {# run} other {{n, number} runs}}", zh: "取消 {n, number} 条运行" },
  replayAction: { en: "Run {n, number} again", zh: "重新运行 {n, number} 条" },
  cancelAction: { en: "Cancel {n, number}", zh: "取消 {n, number} 条" },
  atLeast: { en: "More than {n, number} fit; all of them are taken.", zh: "符合条件的超过 {n, number} 条，将全部处理。" },
  counting: { en: "Counting…", zh: "正在统计……" },
  nothing: { en: "No run fits.", zh: "没有符合条件的运行。" },
  replayText: {
    en: "Each becomes a new run. Actions that are done stay done; runs that cannot be gone on with are passed over and listed.",
    zh: "每条都会生成新的运行。已完成的操作不会重复执行；无法继续的会跳过并列出原因。",
  },
  cancelText: {
    en: "Runs that wait or are under way end. What they have done stays as it is.",
    zh: "等待中和运行中的会结束，已完成的步骤保持不变。",
  },
  what: { en: "What to do", zh: "处理方式" },
  pace: { en: "How fast, at most", zh: "最快速度" },
  paceValue: { en: "{n, number} a second", zh: "每秒 {n, number} 条" },
  same: { en: "The version each ran on", zh: "各自当时的版本" },
  latest: { en: "The version that is live now", zh: "当前上线的版本" },
  takes: { en: "about {time}", zh: "约 {time}" },
  started: { en: "The job has started", zh: "批量任务已开始" },
  progress: { en: "{n, number} of {total, number} dealt with", zh: "已处理 {n, number} / {total, number}" },
  passedOver: { en: "{n, number} passed over", zh: "跳过 {n, number} 条" },
  pause: { en: "Pause", zh: "暂停" },
  resume: { en: "Go on", zh: "继续" },
  cancel: { en: "End the job", zh: "结束任务" },
  cancelConfirmTitle: { en: "End this job?", zh: "结束这个批量任务？" },
  cancelConfirmText: { en: "What it has done stays. The rest is not touched.", zh: "已处理的保持不变，其余的不再处理。" },
  by: { en: "by {name}", zh: "由 {name} 发起" },
  report: { en: "What became of them", zh: "处理结果" },
  finished: { en: "finished", zh: "已完成" },
  failed: { en: "failed again", zh: "再次失败" },
  failedPast: { en: "failed", zh: "失败" },
  dealtWith: { en: "Dealt with", zh: "已处理" },
  toCome: { en: "still to come", zh: "待处理" },
  failedCancel: { en: "had failed", zh: "已失败" },
  cancelled: { en: "cancelled", zh: "已取消" },
  underWay: { en: "under way", zh: "进行中" },
  skippedTitle: { en: "Passed over", zh: "已跳过" },
  runs: { en: "The runs", zh: "涉及的运行" },
  run: { en: "Run", zh: "运行" },
  became: { en: "Run again as", zh: "重新运行为" },
  openNext: { en: "Open the new run", zh: "打开新的运行" },
  open: { en: "Open", zh: "打开" },
  job: { en: "Job", zh: "任务" },
  which: { en: "Which runs", zh: "范围" },
  allRuns: { en: "All runs", zh: "全部运行" },
} satisfies Record<string, Words>;
