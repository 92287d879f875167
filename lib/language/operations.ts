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

export const offlineWords = {
  waiting: {
    en: "{n, plural, one {# run waits} other {# runs wait}} for a time, an event or a person.",
    zh: "有 {n} 次运行在等待（时间、事件或人工）。",
  },
  keep: { en: "Let them go on", zh: "让它们继续" },
  keepHint: {
    en: "They stay on the version they began with and end when what they wait for comes.",
    zh: "保持原来的版本，等到条件满足后继续到结束。",
  },
  cancel: { en: "Cancel them", zh: "全部取消" },
  cancelHint: { en: "They do nothing more. What they have done so far stays as it is.", zh: "不再执行后续步骤，已完成的保持不变。" },
} satisfies Record<string, Words>;

export const queueWords = {
  title: { en: "{n, number} {n, plural, one {message waits} other {messages wait}} for their turn", zh: "{n, number} 条消息排队等待处理" },
  doneIn: {
    en: "Done in about {time}. Everything is kept; nothing has to be sent again.",
    zh: "预计还需 {time}。所有内容都已保存，无需重发。",
  },
  counting: { en: "Everything is kept; nothing has to be sent again.", zh: "所有内容都已保存，无需重发。" },
} satisfies Record<string, Words>;

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

export const retentionWords = {
  title: { en: "History", zh: "历史记录" },
  text: {
    en: "How long events, runs and actions are kept. Orders, customers and flows stay. A run that still waits keeps what it needs, however old.",
    zh: "事件、运行和操作记录保留多久。订单、客户和流程不受影响；仍在等待的运行会保留所需内容。",
  },
  days: { en: "Keep for", zh: "保留天数" },
  unit: { en: "days", zh: "天" },
  save: { en: "Save", zh: "保存" },
  saved: { en: "Saved. Older days are deleted within the hour.", zh: "已保存，更早的记录会在一小时内删除。" },
  shorterTitle: { en: "Delete history older than {n} days?", zh: "删除 {n} 天之前的历史？" },
  shorterText: { en: "It is deleted within the hour and cannot be brought back.", zh: "一小时内删除，无法恢复。" },
  shorterAction: { en: "Delete older history", zh: "删除更早的历史" },
  keptFrom: { en: "Kept from", zh: "起始日期" },
  size: { en: "Size on disk", zh: "占用空间" },
  repeats: { en: "A sender's repetitions are recognised for", zh: "重复消息识别期" },
  nDays: { en: "{n} days", zh: "{n} 天" },
  nothing: { en: "nothing yet", zh: "暂无" },
  note: { en: "Some old days could not be deleted yet. It is tried again every hour.", zh: "部分旧记录暂未删除，每小时会重试。" },
  range: { en: "Between {min} and {max} days.", zh: "请填 {min} 到 {max} 天。" },
} satisfies Record<string, Words>;
