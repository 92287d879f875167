import type { Words } from "./words.ts";

export const connectionRefusals = {
  settings: { en: "The connection's settings are not right: {why}", zh: "连接设置有误：{why}" },
  whichSecret: { en: "This kind of connection keeps its secret in: {names}", zh: "这种连接的密钥字段为：{names}" },
} satisfies Record<string, Words>;

export const kindWords = {
  kind: { en: "System", zh: "系统" },
  shops: { en: "Shops", zh: "店铺" },
  payments: { en: "Payments", zh: "支付" },
  systems: { en: "Other systems", zh: "其他系统" },
  whereToFind: { en: "Where to find it", zh: "在哪里找到" },
  secretKept: { en: "It is kept. Leave empty to keep it.", zh: "已保存，留空则不变。" },
  needed: { en: "This is needed.", zh: "必填。" },
  check: { en: "Check connection", zh: "检查连接" },
  checkedWell: { en: "It works: {what}", zh: "连接正常：{what}" },
  checkedInVain: { en: "It does not work: {message}", zh: "连接失败：{message}" },
  noSource: { en: "None yet", zh: "暂无" },
} satisfies Record<string, Words>;

/** Of a field that a kind cannot do without. */
export const missingWords = (label: Words): Words => ({ en: `${label.en} is missing.`, zh: `缺少${label.zh}。` });
