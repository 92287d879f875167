/** Flows as files: what could not be read, what this shop does not have, and what the command line says. */
import type { Words } from "./words.ts";

export const portableWords = {
  tooLarge: { en: "This file is larger than {kb} KB: it is no flow.", zh: "文件超过 {kb} KB，不是流程文件。" },
  notJson: { en: "This file is not JSON: {why}", zh: "文件不是有效的 JSON：{why}" },
  notFlow: { en: "This file is no flow: it has no list of steps.", zh: "这不是流程文件：缺少步骤列表。" },
  onlySteps: {
    en: "These are copied steps, not a whole flow. Open a flow and paste them there.",
    zh: "这是复制的步骤，不是完整的流程。请打开一个流程再粘贴。",
  },
  newer: {
    en: "This file was written by a newer Tradewind (format {format}). Update this one first.",
    zh: "文件由更新版本的 Tradewind 写出（格式 {format}），请先升级。",
  },
  invalid: { en: "This flow cannot be read. At {at}: {why}", zh: "无法读取此流程。{at}：{why}" },
  twice: { en: "Two steps have the id “{id}”. Give one of them another.", zh: "有两个步骤的编号都是“{id}”，请修改其中一个。" },
  unknownSetting: {
    en: "The flow’s setting “{name}” is not known to this Tradewind and is left out.",
    zh: "当前版本不认识流程设置“{name}”，已略过。",
  },
  unknownOfStep: {
    en: "“{step}”: “{name}” is not known to this Tradewind and is left out.",
    zh: "“{step}”：当前版本不认识“{name}”，已略过。",
  },
  unknownOfWay: { en: "“{name}” of a connection between steps is not known and is left out.", zh: "连线的“{name}”无法识别，已略过。" },
  unknownOfFrame: { en: "“{name}” of a frame is not known and is left out.", zh: "分组的“{name}”无法识别，已略过。" },
  unknownOfNote: { en: "“{name}” of a note is not known and is left out.", zh: "便签的“{name}”无法识别，已略过。" },
  unknownStep: {
    en: "“{step}” is a kind of step that this Tradewind does not know ({type}). It is kept as it is; the flow cannot go live with it.",
    zh: "当前版本不认识步骤“{step}”的类型（{type}）。已原样保留，但流程暂时无法上线。",
  },
  loose: {
    en: "The connection from “{from}” to “{to}” is left out: there is no step “{gone}”.",
    zh: "从“{from}”到“{to}”的连线已略过：没有步骤“{gone}”。",
  },
  "no-connection": {
    en: "“{step}”: this shop has no connection “{name}”, or several. Choose one.",
    zh: "“{step}”：本店没有名为“{name}”的连接，或有多个同名，请选择一个。",
  },
  "no-source": {
    en: "“{step}”: this shop has no source “{name}”, or several. Choose one; until then every source starts it.",
    zh: "“{step}”：本店没有名为“{name}”的来源，或有多个同名。请选择一个，否则所有来源都会启动它。",
  },
  "no-flow": {
    en: "“{step}”: this shop has no flow “{name}”, or several. Choose one.",
    zh: "“{step}”：本店没有名为“{name}”的流程，或有多个同名，请选择一个。",
  },
  "no-api": {
    en: "“{step}”: this shop has no system “{name}” under “Your own systems”. The step works as it is; newer documents are not heard of.",
    zh: "“{step}”：本店的“自有系统”中没有“{name}”。此步骤可照常使用，但不会提示新版文档。",
  },
  "no-table": {
    en: "Step “{step}” uses the table “{name}”, which is not here. Choose one.",
    zh: "步骤“{step}”用到的数据表“{name}”不存在，请重新选择。",
  },
  "no-person": {
    en: "“{step}”: nobody here is called {name}. Choose who decides; until then every editor and owner may.",
    zh: "“{step}”：本店没有 {name}。请选择审批人，否则所有编辑者和所有者都可以审批。",
  },
} satisfies Record<string, Words>;

export const importWords = {
  importFlow: { en: "Open a file", zh: "从文件导入" },
  importText: {
    en: "A flow that was saved as a file, from here or from another shop. You can also drop it on the list.",
    zh: "导入以前保存的流程文件，可来自其他店铺。也可以把文件拖到列表上。",
  },
  drop: { en: "Drop the file to make a flow of it", zh: "松开即可导入流程" },
  imported: { en: "“{name}” is here as a draft.", zh: "“{name}”已导入为草稿。" },
  withRemarks: { en: "“{name}” is here as a draft. Look at these first", zh: "“{name}”已导入为草稿，请先看看以下几点" },
  refused: { en: "The file was not taken", zh: "文件未导入" },
  open: { en: "Open the draft", zh: "打开草稿" },
  several: { en: "One file at a time, please.", zh: "请一次导入一个文件。" },
} satisfies Record<string, Words>;
