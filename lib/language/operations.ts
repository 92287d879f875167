import type { Words } from "./words.ts";

export const pauseWords = {
  pause: { en: "Pause", zh: "暂停" },
  paused: { en: "Paused", zh: "已暂停" },
  resuming: { en: "Going on", zh: "正在恢复" },
  resume: { en: "Go on…", zh: "恢复…" },
  pauseFlow: { en: "Pause flow", zh: "暂停流程" },
  pauseFlowTitle: { en: "Pause “{name}”?", zh: "暂停“{name}”？" },
  pauseFlowText: {
    en: "Events still arrive and are kept. Their runs wait until you go on; then you choose whether they run or are skipped. Runs that have begun go on to their end.",
    zh: "事件照常接收并保存，对应的运行会先等着。恢复时由你决定：补上运行，还是跳过。已经开始的运行会继续到结束。",
  },
  pauseConnection: { en: "Pause connection", zh: "暂停连接" },
  pauseConnectionTitle: { en: "Pause calls to “{name}”?", zh: "暂停调用“{name}”？" },
  pauseConnectionText: {
    en: "No flow calls it from now on. Runs go on until they come to such a call and wait there; when you go on, they make it or are skipped. A call that is out already is not called back.",
    zh: "所有流程都不再调用它。运行到这一步会停下等待；恢复时由你决定：继续调用，还是跳过。已经发出的调用无法撤回。",
  },
  pauseAll: { en: "Pause everything that acts outside", zh: "暂停所有对外操作" },
  pauseAllTitle: { en: "Pause everything that acts outside?", zh: "暂停所有对外操作？" },
  pauseAllText: {
    en: "No flow calls any other system from now on. Orders, stock and notes in Tradewind go on. Runs wait where they would call, and nothing that arrives is lost.",
    zh: "所有流程都不再调用任何外部系统，Tradewind 内的订单、库存和留言照常处理。运行会停在对外的一步，收到的事件不会丢失。",
  },
  allSettings: {
    en: "For when something goes wrong: flows go on inside Tradewind, and no call leaves it until you say so.",
    zh: "出问题时使用：流程在 Tradewind 内照常处理，但在你恢复之前不会对外调用。",
  },
  pausedDone: { en: "Paused. What arrives is kept.", zh: "已暂停，收到的内容会保留。" },
  resumedDone: { en: "It goes on", zh: "已恢复" },
  bannerFlow: { en: "The flow “{name}” is paused", zh: "流程“{name}”已暂停" },
  bannerConnection: { en: "Calls to “{name}” are paused", zh: "对“{name}”的调用已暂停" },
  bannerAll: { en: "Everything that acts outside is paused", zh: "所有对外操作已暂停" },
  waiting: { en: "{n, plural, =0 {no run waits} one {# run waits} other {# runs wait}}", zh: "{n} 次运行在等待" },
  waitingMany: { en: "more than {n} runs wait", zh: "超过 {n} 次运行在等待" },
  drainingWaiting: { en: "going on in order, {n, plural, one {# run} other {# runs}} left", zh: "正在按顺序补上，还剩 {n} 次" },
  by: { en: "by {name}", zh: "由 {name} 操作" },
  resumeTitle: { en: "Go on with what?", zh: "如何恢复？" },
  resumeText: { en: "{n, plural, one {# run has} other {# runs have}} waited for this.", zh: "期间有 {n} 次运行在等待。" },
  run: { en: "Run what waited", zh: "补上运行" },
  runHint: {
    en: "In the order in which it came, before anything newer for the same order.",
    zh: "按到达顺序运行，先于同一订单之后的事件。",
  },
  skip: { en: "Skip what waited", zh: "跳过" },
  skipHint: {
    en: "These runs end as cancelled and do nothing. Only what comes from now on runs.",
    zh: "这些运行会标为已取消，不做任何事；之后的事件照常运行。",
  },
  resumeRun: { en: "Go on and run {n, plural, one {# run} other {# runs}}", zh: "恢复并补上 {n} 次运行" },
  resumeSkip: { en: "Go on and skip {n, plural, one {# run} other {# runs}}", zh: "恢复并跳过 {n} 次运行" },
} satisfies Record<string, Words>;
