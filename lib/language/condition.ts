/** The condition builder's words. */
import type { Choice } from "../flow/condition/choices.ts";
import type { Join, SpanUnit } from "../flow/condition/model.ts";
import type { Words } from "./words.ts";

/** Between a field and what it is compared with. */
export const choiceWords = {
  "==": { en: "is", zh: "等于" },
  "!=": { en: "is not", zh: "不等于" },
  ">": { en: "is more than", zh: "大于" },
  ">=": { en: "is at least", zh: "至少为" },
  "<": { en: "is less than", zh: "小于" },
  "<=": { en: "is at most", zh: "至多为" },
  yes: { en: "is true", zh: "为是" },
  no: { en: "is not true", zh: "不为是" },
  empty: { en: "is empty", zh: "为空" },
  filled: { en: "is not empty", zh: "不为空" },
  contains: { en: "contains", zh: "包含文字" },
  containsNot: { en: "does not contain", zh: "不包含文字" },
  startsWith: { en: "starts with", zh: "开头是" },
  startsNot: { en: "does not start with", zh: "开头不是" },
  endsWith: { en: "ends with", zh: "结尾是" },
  endsNot: { en: "does not end with", zh: "结尾不是" },
  oneOf: { en: "is one of", zh: "是其中之一" },
  noneOf: { en: "is none of", zh: "不是其中任何一个" },
  has: { en: "include", zh: "包含" },
  lacks: { en: "do not include", zh: "不包含" },
  hasAny: { en: "include any of", zh: "包含任意一个" },
  hasNone: { en: "include none of", zh: "一个都不包含" },
  hasAll: { en: "include all of", zh: "全部包含" },
  inLast: { en: "was in the last", zh: "发生在最近" },
  longerAgo: { en: "was longer ago than", zh: "早于多久以前" },
  withinNext: { en: "is within the next", zh: "在接下来多久之内" },
  laterThan: { en: "is later than in", zh: "在多久之后" },
  today: { en: "is today", zh: "是今天" },
  onDay: { en: "is on", zh: "在当天" },
  beforeDay: { en: "is before", zh: "早于" },
  afterDay: { en: "is after", zh: "晚于" },
  fromDay: { en: "is on or after", zh: "不早于" },
  untilDay: { en: "is on or before", zh: "不晚于" },
  any: { en: "have one where", zh: "有一项满足" },
  every: { en: "are all such that", zh: "每一项都满足" },
  none: { en: "have none where", zh: "没有一项满足" },
  count: { en: "are this many where", zh: "满足的项数" },
} satisfies Record<Choice, Words>;

export const joinWords = {
  all: { en: "All of these", zh: "同时满足" },
  any: { en: "Any of these", zh: "满足任意一条" },
  none: { en: "None of these", zh: "全都不满足" },
} satisfies Record<Join, Words>;

/** In the middle of a sentence. */
export const betweenWords = {
  all: { en: " and ", zh: "，且" },
  any: { en: " or ", zh: "，或" },
  none: { en: "none of: {parts}", zh: "以下都不满足：{parts}" },
  many: { en: "{list} {asked}: {where}", zh: "{list}{asked}：{where}" },
  count: { en: "{list}: {compare} {n} where {where}", zh: "{list}中满足“{where}”的项数{compare} {n}" },
  size: { en: "number of {list} {compare} {n}", zh: "{list}的数量{compare} {n}" },
} satisfies Record<string, Words>;

export const unitWords = {
  minutes: { en: "minutes", zh: "分钟" },
  hours: { en: "hours", zh: "小时" },
  days: { en: "days", zh: "天" },
} satisfies Record<SpanUnit, Words>;

export const builderWords = {
  join: { en: "How they go together", zh: "条件关系" },
  addRow: { en: "Add a condition", zh: "添加条件" },
  addGroup: { en: "Add a group", zh: "添加条件组" },
  group: { en: "Group of conditions", zh: "条件组" },
  row: { en: "Condition {n}: {field}", zh: "条件 {n}：{field}" },
  field: { en: "Value", zh: "字段" },
  choice: { en: "Comparison", zh: "比较方式" },
  value: { en: "Compared with", zh: "比较值" },
  howMany: { en: "How many", zh: "项数" },
  countChoice: { en: "Compared how", zh: "项数比较方式" },
  unit: { en: "Unit", zh: "单位" },
  chooseField: { en: "Choose a value", zh: "选择字段" },
  otherField: { en: "Compare with another value", zh: "与另一个字段比较" },
  typeValue: { en: "Type a value instead", zh: "改为填写固定值" },
  addValue: { en: "Type and press Enter", zh: "输入后按回车" },
  removeValue: { en: "Remove {value}", zh: "移除 {value}" },
  more: { en: "More about this condition", zh: "更多操作" },
  moreGroup: { en: "More about this group", zh: "更多操作" },
  up: { en: "Move up", zh: "上移" },
  down: { en: "Move down", zh: "下移" },
  duplicate: { en: "Duplicate", zh: "复制一份" },
  wrap: { en: "Put into a group", zh: "放入条件组" },
  remove: { en: "Remove this condition", zh: "删除这个条件" },
  removeGroup: { en: "Remove this group", zh: "删除这个条件组" },
  formula: { en: "Formula", zh: "公式" },
  when: { en: "when", zh: "满足条件" },
  clear: { en: "Leave empty", zh: "清空" },
  larger: { en: "Open larger", zh: "放大编辑" },
  asRows: { en: "As a list", zh: "列表方式" },
  asText: { en: "As a formula", zh: "公式方式" },
  tooRich: { en: "This condition is richer than a list can show.", zh: "这个条件比较复杂，无法用列表显示。" },
} satisfies Record<string, Words>;
