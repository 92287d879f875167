/** Words of the drawing surface: clipboard, notes and frames, the list, who else is here. */
import type { Words } from "./words.ts";

/** Why what is on the clipboard cannot be pasted. */
export const clipboardWords = {
  empty: { en: "There are no copied steps on the clipboard.", zh: "剪贴板里没有复制的步骤。" },
  foreign: {
    en: "What is on the clipboard is not a copy of steps. Copy steps in a flow first, then paste them here.",
    zh: "剪贴板里的内容不是步骤。请先在流程中复制步骤，再粘贴到这里。",
  },
  cutOff: {
    en: "The copied steps are incomplete: part of the text is missing. Copy them again.",
    zh: "复制的步骤不完整，缺少部分内容，请重新复制。",
  },
  damaged: {
    en: "The copied steps were changed in a way that cannot be read. Copy them again.",
    zh: "复制的步骤被改动过，无法识别，请重新复制。",
  },
  tooLong: { en: "What is on the clipboard is longer than a whole flow can be.", zh: "剪贴板里的内容超过了一个流程的上限。" },
} satisfies Record<string, Words>;

export const remarkWords = {
  note: { en: "Sticky note", zh: "便签" },
  noteOf: { en: "Sticky note: {text}", zh: "便签：{text}" },
  noteEmpty: { en: "Empty", zh: "空白" },
  addNote: { en: "Add a sticky note", zh: "添加便签" },
  noteHint: { en: "Write something for your colleagues…", zh: "给同事写点什么……" },
  removeNote: { en: "Remove sticky note", zh: "删除便签" },
  inFrame: { en: "In “{title}”", zh: "属于“{title}”" },
  frameOf: {
    en: "Frame: {title}, {n, plural, one {# step} other {# steps}}",
    zh: "分组：{title}，{n} 个步骤",
  },
  untitled: { en: "Untitled", zh: "未命名" },
  frameName: { en: "Name of the frame", zh: "分组名称" },
  group: { en: "Frame the selected steps", zh: "将所选步骤分组" },
  ungroup: { en: "Remove the frame, keep its steps", zh: "取消分组，保留步骤" },
  groupNothing: { en: "Select steps first, then frame them.", zh: "请先选择步骤，再分组。" },
  full: { en: "This drawing has as many notes as it can have.", zh: "便签数量已达上限。" },
} satisfies Record<string, Words>;

export const listWords = {
  list: { en: "The flow as a list", zh: "流程列表" },
  drawing: { en: "Drawing", zh: "流程图" },
  asList: { en: "List", zh: "列表" },
  view: { en: "How the flow is shown", zh: "流程的显示方式" },
  step: { en: "{title}. {sentence} Step {n}{way}", zh: "{title}。{sentence}第 {n} 步{way}" },
  by: { en: ", by “{port}” of “{title}”", zh: "，来自“{title}”的“{port}”" },
  way: { en: "{port}:", zh: "{port}：" },
  endsHere: { en: "The run ends here.", zh: "运行到此结束。" },
  goesOn: { en: "Goes on to “{title}”", zh: "接到“{title}”" },
  loose: { en: "Not joined to a start", zh: "未与起点相连" },
  notes: { en: "Sticky notes", zh: "便签" },
  addHere: { en: "Add a step after “{title}”", zh: "在“{title}”之后添加步骤" },
  addBy: { en: "Add a step after “{title}”, by “{port}”", zh: "在“{title}”的“{port}”之后添加步骤" },
  more: { en: "More about “{title}”", zh: "“{title}”的更多操作" },
  earlier: { en: "Move earlier", zh: "前移" },
  later: { en: "Move later", zh: "后移" },
} satisfies Record<string, Words>;

export const presenceWords = {
  here: {
    en: "{n, plural, =0 {{name} is here too} one {{name} and # more are here too} other {{name} and # more are here too}}",
    zh: "{n, plural, =0 {{name}也在这里} other {{name}和另外 # 人也在这里}}",
  },
  yourself: { en: "You, in another window", zh: "你（另一个窗口）" },
  looks: { en: "{name} has this flow open", zh: "{name}打开了此流程" },
  edits: { en: "{name} is changing this flow", zh: "{name}正在修改此流程" },
  came: { en: "{name} changed this flow. You see the newest draft.", zh: "{name}修改了此流程，当前显示的是最新草稿。" },
  merged: {
    en: "{name} changed other parts of this flow meanwhile. Both are kept.",
    zh: "{name}同时修改了流程的其他部分，双方的改动都已保留。",
  },
  somebody: { en: "Somebody", zh: "有人" },
} satisfies Record<string, Words>;

export const commandWords = {
  title: { en: "In this flow", zh: "在此流程中" },
  problem: { en: "Go to the next problem", zh: "转到下一个问题" },
} satisfies Record<string, Words>;
