/** Versions of a flow: what changed between two, who published them, and going back. */
import type { Words } from "./words.ts";

export const settingWords = {
  on: { en: "on", zh: "开启" },
  off: { en: "off", zh: "关闭" },
} satisfies Record<string, Words>;

export const changeWords = {
  named: { en: "Name: “{before}” becomes “{after}”", zh: "名称：“{before}”改为“{after}”" },
  described: { en: "What the flow is for: {after}", zh: "流程的用途说明：{after}" },
  remarked: { en: "Notes and frames on the drawing", zh: "流程图上的便签和分组" },
  undescribed: { en: "What the flow is for is left empty", zh: "流程的用途说明清空" },
  ordering: {
    en: "Several things about one order: “{before}” becomes “{after}”",
    zh: "同一订单接连发生多件事时：“{before}”改为“{after}”",
  },
  burst: {
    en: "More comes while one is under way: “{before}” becomes “{after}”",
    zh: "处理期间又来新的时：“{before}”改为“{after}”",
  },
  window: { en: "When it runs: {before} becomes {after}", zh: "生效时间：{before} 改为 {after}" },
  always: { en: "always", zh: "一直" },
  added: { en: "New: {step}", zh: "新增：{step}" },
  after: { en: "New: {step}, after {way}", zh: "新增：{step}，接在{way}之后" },
  between: { en: "New: {step}, between {way} and {to}", zh: "新增：{step}，在{way}和{to}之间" },
  wayOf: { en: "{step} ({port})", zh: "{step}（{port}）" },
  removed: { en: "Removed: {step}", zh: "删除：{step}" },
  replaced: { en: "{before} becomes another step: {step}", zh: "{before}换成另一种步骤：{step}" },
  switchedOn: { en: "Switched on: {step}", zh: "启用：{step}" },
  switchedOff: { en: "Switched off: {step}", zh: "停用：{step}" },
  retitled: { en: "{before} is now called {step}", zh: "{before}改名为{step}" },
  noted: { en: "{step}: the note", zh: "{step}：备注" },
  unnoted: { en: "{step}: the note is gone", zh: "{step}：删除备注" },
  tried: {
    en: "{step}: {n, plural, =0 {tried as often as usual} one {tried only once} other {tried at most # times}}",
    zh: "{step}：{n, plural, =0 {按默认次数尝试} other {最多尝试 # 次}}",
  },
  renewed: { en: "{step}: brought up to its version {version}", zh: "{step}：升级到第 {version} 版" },
  set: { en: "{step}: {field}, {before} becomes {after}", zh: "{step}：{field}，{before}改为{after}" },
  setFirst: { en: "{step}: {field} becomes {after}", zh: "{step}：{field}设为{after}" },
  setOtherwise: { en: "{step}: {field} changes", zh: "{step}：{field}有改动" },
  unset: { en: "{step}: {field} is left empty, it was {before}", zh: "{step}：{field}清空，原为{before}" },
  partOf: { en: "{field}, {part}", zh: "{field}“{part}”" },
  partGone: { en: "{step}: {field} is removed", zh: "{step}：删除{field}" },
  caseNamed: { en: "{step}: the case “{before}” is now called “{after}”", zh: "{step}：分支“{before}”改名为“{after}”" },
  sorted: { en: "{step}: {field} in another order", zh: "{step}：{field}的顺序有变" },
  joined: { en: "{way} now goes on to {to}", zh: "{way}接到{to}" },
  parted: { en: "{way} no longer goes on to {to}", zh: "{way}不再接到{to}" },
  rerouted: { en: "{way} goes on to {to} instead of {before}", zh: "{way}改接到{to}，不再接{before}" },
} satisfies Record<string, Words>;
