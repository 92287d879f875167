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
  frame: { en: "Frame around steps", zh: "步骤分组" },
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
