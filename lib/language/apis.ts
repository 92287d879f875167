/** Systems that an operator brings in by their OpenAPI document, and the steps that call them. */
import type { Words } from "./words.ts";

export const apisWords = {
  title: { en: "Your own systems", zh: "自有系统" },
  text: {
    en: "Bring in a system by its OpenAPI document: everything it can do becomes a step that flows can use.",
    zh: "导入系统的 OpenAPI 文档，它的每个接口都会成为流程里可用的步骤。",
  },
  tabConnections: { en: "Sources and connections", zh: "来源与连接" },
  emptyTitle: { en: "No system of your own yet", zh: "还没有自有系统" },
  emptyText: {
    en: "A warehouse, an ERP, a courier: whoever runs it can give you its OpenAPI document (JSON or YAML).",
    zh: "仓库、ERP、快递系统等：向负责人索取 OpenAPI 文档（JSON 或 YAML）即可导入。",
  },
  add: { en: "Add system", zh: "添加系统" },
  addTitle: { en: "Add a system of your own", zh: "添加自有系统" },
  file: { en: "OpenAPI document", zh: "OpenAPI 文档" },
  chooseFile: { en: "Choose file", zh: "选择文件" },
  fileHint: { en: "Version 3.0 or 3.1, JSON or YAML, all in one file.", zh: "3.0 或 3.1 版，JSON 或 YAML，需为单个文件。" },
  pasted: { en: "Or paste it here", zh: "或粘贴到这里" },
  look: { en: "Read document", zh: "读取文档" },
  otherDocument: { en: "Another document", zh: "换一个文档" },
  fileTooLarge: { en: "The file is larger than {mb} MB.", zh: "文件超过 {mb} MB。" },
  needDocument: { en: "Choose the document first.", zh: "请先选择文档。" },
  name: { en: "Name", zh: "名称" },
  nameHint: { en: "What your team calls it. Its steps are listed under this name.", zh: "团队对它的称呼，步骤会列在这个名称下。" },
  needName: { en: "The system needs a name.", zh: "请填写名称。" },
  connection: { en: "Connection", zh: "连接" },
  connectionHint: {
    en: "Its key, and its address where that is another one than in the document.",
    zh: "保存它的密钥；如果地址与文档不同，也在这里设置。",
  },
  noConnection: { en: "None: it needs no key", zh: "无：不需要密钥" },
  newConnection: { en: "New connection", zh: "新建连接" },
  server: { en: "Address", zh: "地址" },
  noServer: { en: "The document names no address: choose a connection that has one.", zh: "文档没有写明地址，请选择带地址的连接。" },
  found: { en: "{n, plural, one {# call} other {# calls}}", zh: "{n} 个接口" },
  left: { en: "{n, plural, one {# cannot be offered as a step} other {# cannot be offered as steps}}", zh: "{n} 个无法作为步骤使用" },
  save: { en: "Add {n, plural, one {# call} other {# calls}}", zh: "添加 {n} 个接口" },
  saved: { en: "“{name}” added: its calls are in the list of steps", zh: "已添加“{name}”，接口已列入步骤列表" },
  documentVersion: { en: "Document {version}", zh: "文档版本 {version}" },
  revision: { en: "Revision {n}", zh: "第 {n} 版" },
  readAt: { en: "Read", zh: "导入时间" },
  usedBy: { en: "Used by", zh: "使用它的流程" },
  usedByNone: { en: "No flow yet", zh: "暂无流程" },
  calls: { en: "Calls", zh: "接口" },
  search: { en: "Find a call", zh: "查找接口" },
  nothingFits: { en: "No call is named so.", zh: "没有匹配的接口。" },
  update: { en: "Read a newer document", zh: "导入新版文档" },
  updateTitle: { en: "A newer document for “{name}”", zh: "导入“{name}”的新版文档" },
  updateText: {
    en: "It becomes a new revision. Flows stay on the one that they use until somebody changes their steps.",
    zh: "会成为新的一版。流程继续使用原来的版本，直到有人修改步骤。",
  },
  updateSave: { en: "Keep as revision {n}", zh: "保存为第 {n} 版" },
  updated: { en: "Revision {n} of “{name}” is there", zh: "“{name}”第 {n} 版已导入" },
  same: { en: "This is the document that is there already.", zh: "与现有文档相同。" },
  changesTitle: { en: "What is different", zh: "变化" },
  noChanges: { en: "Nothing that a step would notice.", zh: "没有影响步骤的变化。" },
  settings: { en: "Name and connection", zh: "名称与连接" },
  settingsSaved: { en: "Saved", zh: "已保存" },
  remove: { en: "Remove system", zh: "移除系统" },
  removeTitle: { en: "Remove “{name}”?", zh: "移除“{name}”？" },
  removeText: {
    en: "Its calls leave the list of steps. Flows that use them go on as they are.",
    zh: "它的接口会从步骤列表移除，已在使用的流程不受影响。",
  },
  removed: { en: "“{name}” removed", zh: "已移除“{name}”" },
} satisfies Record<string, Words>;

export const operationWords = {
  /** The setting of a step that holds the operation itself. */
  choose: { en: "Choose a call from the list of steps, under the name of its system.", zh: "请在步骤列表中该系统的名称下选择接口。" },
  gone: { en: "“{name}” has been removed. This step goes on as it is.", zh: "“{name}”已被移除，此步骤不受影响。" },
  notIn: {
    en: "Revision {n} of “{name}” no longer has this call. This step goes on as it is.",
    zh: "“{name}”第 {n} 版已没有这个接口，此步骤暂不受影响。",
  },
  newer: { en: "Revision {n} of “{name}” is there. For this call:", zh: "“{name}”已有第 {n} 版，此接口的变化：" },
  takeNewer: { en: "Use revision {n}", zh: "改用第 {n} 版" },
  open: { en: "Show the system", zh: "查看该系统" },
  notGiven: { en: "Not given", zh: "不填写" },
  yes: { en: "Yes", zh: "是" },
  no: { en: "No", zh: "否" },
  byField: { en: "By a field or formula", zh: "用字段或公式" },
  byValue: { en: "Choose a value", zh: "选择固定值" },
  itemByItem: { en: "One by one", zh: "逐项填写" },
  asWhole: { en: "As a whole", zh: "整体填写" },
  addItem: { en: "Add", zh: "添加一项" },
  removeItem: { en: "Remove {n}", zh: "移除第 {n} 项" },
  removeStray: { en: "Take “{name}” out", zh: "移除“{name}”" },
  item: { en: "{name} {n}", zh: "{name} {n}" },
  more: { en: "{n, plural, one {# more that may be given} other {# more that may be given}}", zh: "还有 {n} 项可选填" },
  usually: { en: "Usually {value}", zh: "默认 {value}" },
  listHint: { en: "Several with commas between, or a list from a field.", zh: "多个值用逗号分隔，或使用列表字段。" },
  jsonHint: { en: "As JSON; {{ json(…) }} brings its own quotes.", zh: "按 JSON 填写；{{ json(…) }} 会自动加引号。" },
  noInputs: { en: "This call asks for nothing.", zh: "此接口无需填写内容。" },
  pinned: { en: "{title} ({name}, revision {n})", zh: "{title}（{name}，第 {n} 版）" },
} satisfies Record<string, Words>;

/** In the list of steps. */
export const offeredWords = {
  some: { en: "{name}: type to find one of {n}", zh: "{name}：共 {n} 个接口，可输入查找" },
  bringIn: { en: "A system of your own…", zh: "自有系统…" },
  bringInText: { en: "Bring in a warehouse, an ERP or any other by its OpenAPI document", zh: "用 OpenAPI 文档接入仓库、ERP 等系统" },
  failed: { en: "This call could not be read just now.", zh: "暂时无法读取该接口。" },
} satisfies Record<string, Words>;

/** What is wrong with an argument. */
export const argumentFaults = {
  missing: { en: "“{field}” is missing.", zh: "“{field}”尚未填写。" },
  stray: { en: "“{field}” does not belong to this call and is not sent.", zh: "“{field}”不属于此接口，不会发送。" },
  text: { en: "“{field}” has to be a text.", zh: "“{field}”应为文本。" },
  number: { en: "“{field}” has to be a number.", zh: "“{field}”应为数字。" },
  whole: { en: "“{field}” has to be a whole number.", zh: "“{field}”应为整数。" },
  range: { en: "“{field}” is out of range: {bounds}.", zh: "“{field}”超出范围：{bounds}。" },
  length: { en: "“{field}” is too short or too long: {bounds}.", zh: "“{field}”长度不符：{bounds}。" },
  flag: { en: "“{field}” has to be yes or no (true or false).", zh: "“{field}”应为是或否（true 或 false）。" },
  choice: { en: "“{field}” has to be one of: {values}.", zh: "“{field}”只能是：{values}。" },
  date: { en: "“{field}” has to be a day, such as 2026-11-23.", zh: "“{field}”应为日期，例如 2026-11-23。" },
  moment: { en: "“{field}” has to be a moment, such as 2026-11-23T09:30:00Z.", zh: "“{field}”应为时间，例如 2026-11-23T09:30:00Z。" },
  uuid: { en: "“{field}” has to be an id of 36 characters (UUID).", zh: "“{field}”应为 36 位的 UUID。" },
  list: { en: "“{field}” has to be a list.", zh: "“{field}”应为列表。" },
  json: { en: "“{field}” is not valid JSON.", zh: "“{field}”不是有效的 JSON。" },
  type: { en: "“{field}” needs {wanted}, but this is {type}.", zh: "“{field}”需要{wanted}，但这里是{type}。" },
  noServer: {
    en: "The document names no address. Choose a connection that has one.",
    zh: "文档没有写明地址，请选择带地址的连接。",
  },
} satisfies Record<string, Words>;

export const boundWords = {
  between: { en: "{min} to {max}", zh: "{min} 到 {max}" },
  least: { en: "{min} or more", zh: "不小于 {min}" },
  most: { en: "{max} or less", zh: "不大于 {max}" },
  any: { en: "see the document", zh: "请查看文档" },
} satisfies Record<string, Words>;
