/** Choosing the kind of a source, and what is left to do at the sender. */
import type { SourceGroup } from "../commerce/sources/source-scheme.ts";
import type { Words } from "./words.ts";

export const sourceGroupWords = {
  shop: { en: "Shops", zh: "店铺平台" },
  payment: { en: "Payments", zh: "支付" },
  team: { en: "Team", zh: "团队工具" },
  queue: { en: "Queues and streams", zh: "队列和数据流" },
  any: { en: "Any other system", zh: "其他系统" },
} satisfies Record<SourceGroup, Words>;

export const sourceKindsWords = {
  chooseText: { en: "Where do the events come from?", zh: "事件来自哪里？" },
  search: { en: "Search, for example Shopify or payment", zh: "搜索，例如 Shopify 或支付" },
  nothingFound: {
    en: "Nothing by that name. “Any signed sender” and “A fixed key or password” take almost every other system.",
    zh: "没有找到。其他系统大多可以用“其他带签名的来源”或“固定密钥或密码”接入。",
  },
  formTitle: { en: "Add a source: {kind}", zh: "添加来源：{kind}" },
  otherKind: { en: "Another kind", zh: "换一种类型" },
  secretLater: { en: "Paste it now, or later", zh: "现在粘贴，或稍后再填" },
  secretMissing: {
    en: "Until you paste the secret from {kind} with “Change the secret”, its messages are refused. A test event works already.",
    zh: "用“更换密钥”填入{kind}的密钥之前，它的消息会被拒绝；测试事件现在就能发送。",
  },
  stepsTitle: { en: "Now in {kind}", zh: "接下来在{kind}中" },
  reads: { en: "Read by Tradewind, message by message", zh: "由 Tradewind 逐条读取" },
  readsSince: { en: "Connected", zh: "连接于" },
  readingFails: {
    en: "It cannot be read just now and is tried again. It says: {message}",
    zh: "暂时无法读取，会自动重试。对方返回：{message}",
  },
  readingSoon: { en: "Reading begins in a moment", zh: "即将开始读取" },
  howTo: { en: "How to set it up", zh: "如何设置" },
} satisfies Record<string, Words>;
