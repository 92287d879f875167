/** Around the drawing: the bar, the sheet before a flow goes live, and the keys. */
import type { Words } from "./words.ts";

export const barWords = {
  name: { en: "Name of the flow", zh: "流程名称" },
  rename: { en: "Rename", zh: "重命名" },
  neverLive: { en: "Draft, not live yet", zh: "草稿，尚未上线" },
  live: { en: "Live, version {version}", zh: "已上线，第 {version} 版" },
  changed: {
    en: "Draft, {n, plural, one {# change} other {# changes}} since v{version}",
    zh: "草稿，比 v{version} 多 {n} 处改动",
  },
  saved: { en: "Saved", zh: "已保存" },
  saving: { en: "Saving…", zh: "保存中…" },
  unsaved: { en: "Not saved yet", zh: "尚未保存" },
  offline: {
    en: "Offline. Your changes are kept here.",
    zh: "离线，改动已保留在本机",
  },
  "signed-out": {
    en: "You are signed out. Sign in to save; your changes are kept here.",
    zh: "你已退出登录，改动已保留在本机。点此登录后保存",
  },
  conflict: { en: "Changed by somebody else", zh: "被他人修改" },
  refused: { en: "Could not be saved", zh: "无法保存" },
  notAsDrawn: {
    en: "The draft is not saved, so what you have drawn would be missing. What keeps it is said beside its name.",
    zh: "草稿还没有保存，最近的改动会缺失。原因见流程名称旁的提示。",
  },
  viewing: { en: "Read only", zh: "只读" },
  problems: {
    en: "{n, plural, =0 {No problems} one {# problem} other {# problems}}",
    zh: "{n, plural, =0 {没有问题} other {# 个问题}}",
  },
  problemsTitle: { en: "What is left to mend", zh: "需要处理的问题" },
  noProblems: { en: "Nothing to mend.", zh: "没有需要处理的问题。" },
  aboutFlow: { en: "The whole flow", zh: "整个流程" },
  publish: { en: "Publish flow", zh: "发布流程" },
  publishShort: { en: "Publish", zh: "发布" },
  unpublish: { en: "Take offline", zh: "下线流程" },
  unpublishAsk: {
    en: "No event starts it any more. What is running goes on to its end, and the drawing stays.",
    zh: "之后不再有事件启动它。正在运行的会继续执行完，流程图会保留。",
  },
  unpublishTitle: { en: "Take “{name}” offline?", zh: "下线“{name}”？" },
  unpublished: { en: "The flow is offline.", zh: "流程已下线。" },
  runNow: { en: "Run now", zh: "立即运行" },
  runStarted: { en: "Started.", zh: "已启动。" },
  seeRuns: { en: "See runs", zh: "查看运行" },
  settings: { en: "Flow settings", zh: "流程设置" },
  more: { en: "More about this flow", zh: "更多操作" },
  runs: { en: "Runs of this flow", zh: "此流程的运行" },
  duplicate: { en: "Duplicate flow", zh: "复制流程" },
  askTitle: { en: "Run “{name}” now", zh: "立即运行“{name}”" },
} satisfies Record<string, Words>;

export const publishWords = {
  title: { en: "Publish “{name}”", zh: "发布“{name}”" },
  first: {
    en: "It goes live with {n, plural, one {# step} other {# steps}}. From then on it runs by itself.",
    zh: "流程共 {n} 个步骤，上线后会自动运行。",
  },
  again: {
    en: "It becomes version {version}. What is running now goes on with the version it started with.",
    zh: "将成为第 {version} 版。正在运行的仍按启动时的版本执行。",
  },
  changes: { en: "What changes", zh: "改动内容" },
  noChanges: {
    en: "Nothing has changed since version {version}.",
    zh: "与第 {version} 版相同，没有改动。",
  },
  starts: { en: "It starts", zh: "启动时机" },
  does: { en: "What it does", zh: "会做什么" },
  final: { en: "cannot be undone", zh: "无法撤销" },
  problems: {
    en: "{n, plural, one {One problem has} other {# problems have}} to be mended first.",
    zh: "请先处理 {n} 个问题。",
  },
  warnings: { en: "Worth a look", zh: "请留意" },
  confirm: { en: "Publish flow", zh: "发布流程" },
  done: { en: "Live as version {version}.", zh: "已上线，第 {version} 版。" },
  failed: {
    en: "It could not be published: {reason}",
    zh: "发布失败：{reason}",
  },
  go: { en: "Show", zh: "查看" },
  offline: {
    en: "The server cannot be reached. Nothing was published.",
    zh: "无法连接服务器，未发布。",
  },
  unsaved: {
    en: "The draft could not be saved, so nothing was published. {why}",
    zh: "草稿没有保存成功，未发布。{why}",
  },
} satisfies Record<string, Words>;

export const conflictWords = {
  title: { en: "Somebody else changed this flow", zh: "这个流程被他人修改了" },
  body: {
    en: "While you were drawing, a newer draft was saved. Yours is still here: nothing is lost.",
    zh: "你编辑期间，有人保存了更新的草稿。你的改动仍在这里，没有丢失。",
  },
  theirs: { en: "Load theirs", zh: "载入对方的" },
  copy: { en: "Keep mine as a copy", zh: "把我的另存一份" },
  copyName: { en: "{name} (copy)", zh: "{name}（副本）" },
  loaded: {
    en: "Theirs is loaded. Undo brings yours back.",
    zh: "已载入对方的版本，撤销可恢复你的。",
  },
  failed: {
    en: "That did not work: the server cannot be reached. Yours is still here.",
    zh: "操作失败：无法连接服务器。你的改动仍在。",
  },
  restored: {
    en: "Changes that had not reached the server were brought back.",
    zh: "已恢复上次未保存到服务器的改动。",
  },
} satisfies Record<string, Words>;

export const shortcutWords = {
  title: { en: "Keyboard shortcuts", zh: "键盘快捷键" },
  add: { en: "Add a step after the selected one", zh: "在所选步骤后添加" },
  sheet: { en: "Show this sheet", zh: "显示快捷键" },
  open: { en: "Open the settings of a step", zh: "打开步骤设置" },
  walk: { en: "Go from step to step along the ways", zh: "沿流程在步骤间切换" },
  move: { en: "Move the selected steps", zh: "移动所选步骤" },
  note: { en: "Add a sticky note", zh: "添加便签" },
  group: { en: "Frame the selected steps", zh: "将所选步骤分组" },
  problem: { en: "Go to the next problem", zh: "转到下一个问题" },
  list: { en: "Drawing or list", zh: "切换流程图与列表" },
  remove: { en: "Remove what is selected", zh: "删除所选" },
  undo: { en: "Undo", zh: "撤销" },
  redo: { en: "Redo", zh: "重做" },
  duplicate: { en: "Duplicate", zh: "复制一份" },
  copy: { en: "Copy, cut, paste", zh: "复制、剪切、粘贴" },
  all: { en: "Select everything", zh: "全选" },
  disable: { en: "Switch a step off or on", zh: "停用或启用步骤" },
  escape: { en: "Close, or select nothing", zh: "关闭或取消选择" },
  zoom: { en: "Zoom in, out, whole flow", zh: "放大、缩小、显示全部" },
  tidy: { en: "Tidy up", zh: "整理布局" },
  try: { en: "Try it: open or close", zh: "打开或关闭试运行" },
  resize: { en: "Make the try-it drawer higher or lower, on its grip", zh: "在拖动条上调整试运行面板高度" },
  compare: { en: "Compare on past orders", zh: "历史预演" },
  publish: { en: "Publish", zh: "发布" },
  save: { en: "Save now", zh: "立即保存" },
} satisfies Record<string, Words>;
