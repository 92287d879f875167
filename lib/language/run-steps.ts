/** What a step of a run waits for, and the runs that it began. */
import type { Words } from "./words.ts";

export const stepWaitWords = {
  time: { en: "Waits until {when}", zh: "等待到 {when}" },
  timeDone: { en: "Waited until {when}", zh: "已等待到 {when}" },
  event: { en: "Waits for “{event}”", zh: "等待“{event}”" },
  eventDone: { en: "“{event}” came", zh: "“{event}”已发生" },
  eventLate: { en: "“{event}” did not come in time", zh: "“{event}”未在期限内发生" },
  person: { en: "Waits for a decision", zh: "等待人工决定" },
  personDone: { en: "Decided by {by}", zh: "由 {by} 决定" },
  personLate: { en: "Nobody decided in time", zh: "期限内无人决定" },
  items: { en: "Goes through its items, each as a run of its own", zh: "正在逐项处理，每项是单独的运行" },
  itemsDone: { en: "Went through its items", zh: "已逐项处理完" },
  flow: { en: "Waits for the flow that it called", zh: "等待被调用的流程" },
  flowDone: { en: "The flow that it called has ended", zh: "被调用的流程已结束" },
  late: { en: "Its time was over first", zh: "先到了期限" },
  until: { en: "at the latest {when}", zh: "最晚 {when}" },
  title: { en: "Waiting", zh: "等待" },
  counts: {
    en: "{done, number} of {total, number} ended{failed, plural, =0 {} other {, # failed}}",
    zh: "已结束 {done, number} / {total, number}{failed, plural, =0 {} other {，失败 # 项}}",
  },
  childRuns: { en: "Show these runs", zh: "查看这些运行" },
  itemOf: { en: "Item {n, number} of another run", zh: "另一次运行的第 {n, number} 项" },
  calledBy: { en: "Called by another run", zh: "由另一次运行调用" },
  againOf: { en: "Again from an earlier run", zh: "重新运行自之前的一次" },
  handledAgain: { en: "{by} ran this again", zh: "{by} 已重新运行" },
  handledAside: { en: "{by} set this aside", zh: "{by} 已搁置" },
  next: { en: "Open the new run", zh: "打开新的运行" },
} satisfies Record<string, Words>;
