/** The drawing that a flow is edited on. */
import type { Words } from "./words.ts";

/** Why two steps cannot be joined. */
export const refusalWords = {
  gone: { en: "That step is not there any more.", zh: "这个步骤已经不在了。" },
  itself: { en: "A step cannot follow itself.", zh: "步骤不能接在自己后面。" },
  intoStart: {
    en: "This is where the flow starts: nothing comes before it.",
    zh: "这是流程的起点，前面不能再接步骤。",
  },
  noPort: {
    en: "This step has no such way out.",
    zh: "这个步骤没有这个出口。",
  },
  already: {
    en: "These two steps are joined already.",
    zh: "这两个步骤已经连好了。",
  },
  circle: {
    en: "That would make a circle: the flow would never end.",
    zh: "这样会形成循环，流程永远不会结束。",
  },
  tooMany: {
    en: "This flow has as many connections as a flow can have.",
    zh: "流程的连线已达上限。",
  },
} satisfies Record<string, Words>;

export const canvasWords = {
  canvas: { en: "Drawing of the flow", zh: "流程图" },
  step: { en: "{title}. {sentence}", zh: "{title}。{sentence}" },
  stepOff: { en: "switched off", zh: "已停用" },
  stepProblems: {
    en: "{n, plural, one {# problem} other {# problems}}",
    zh: "{n} 个问题",
  },
  note: { en: "Has a note", zh: "有备注" },
  portOf: { en: "Way out: {port}", zh: "出口：{port}" },
  into: { en: "Way in", zh: "入口" },
  insertHere: { en: "Add a step here", zh: "在这里添加步骤" },
  addAfter: { en: "Add a step after “{port}”", zh: "在“{port}”之后添加步骤" },
  edge: {
    en: "From {from}, by “{port}”, to {to}",
    zh: "从{from}经“{port}”到{to}",
  },
  zoomIn: { en: "Zoom in", zh: "放大" },
  zoomOut: { en: "Zoom out", zh: "缩小" },
  fit: { en: "Show the whole flow", zh: "显示整个流程" },
  tidy: { en: "Tidy up", zh: "整理布局" },
  map: { en: "Overview", zh: "缩略图" },
  undo: { en: "Undo", zh: "撤销" },
  redo: { en: "Redo", zh: "重做" },
  shortcuts: { en: "Keyboard shortcuts", zh: "键盘快捷键" },
  pasted: {
    en: "{n, plural, one {# step} other {# steps}} pasted",
    zh: "已粘贴 {n} 个步骤",
  },
  copiedSteps: {
    en: "{n, plural, one {# step} other {# steps}} copied",
    zh: "已复制 {n} 个步骤",
  },
  full: {
    en: "This flow has as many steps as a flow can have.",
    zh: "流程的步骤数已达上限。",
  },
  notSet: { en: "…", zh: "…" },
  unknownStep: { en: "Unknown step", zh: "未知步骤" },
  readOnly: {
    en: "You can look at this flow, but not change it.",
    zh: "你可以查看此流程，但不能修改。",
  },
} satisfies Record<string, Words>;

export const emptyWords = {
  when: { en: "When does this flow start?", zh: "流程什么时候启动？" },
  whenHint: {
    en: "Choose what has to happen. You can change it at any time.",
    zh: "选择一个起点，之后随时可以修改。",
  },
  next: { en: "Then…", zh: "然后……" },
  nextHint: { en: "Choose what happens next.", zh: "选择接下来做什么。" },
  otherEvent: { en: "Something else happens", zh: "其他事件" },
} satisfies Record<string, Words>;

export const runStateWords = {
  done: { en: "done", zh: "完成" },
  failed: { en: "failed", zh: "失败" },
  skipped: { en: "not reached", zh: "未执行" },
  waiting: { en: "waiting", zh: "等待中" },
  running: { en: "running", zh: "运行中" },
} satisfies Record<string, Words>;
