/** Starter flows: the gallery that a new flow can be taken from. */
import type { TemplateGroup } from "../templates/template.ts";
import type { Words } from "./words.ts";

export const starterWords = {
  title: { en: "Starter flows", zh: "流程模板" },
  text: {
    en: "Each becomes a draft with a sample order to try at once. Nothing happens in your shop before you publish it.",
    zh: "选一个即可生成草稿，并附带示例订单，马上可以试运行。发布之前不会影响店铺。",
  },
  use: { en: "Use this", zh: "使用此模板" },
  all: { en: "See all {n} starter flows", zh: "查看全部 {n} 个模板" },
  steps: { en: "{n} steps", zh: "{n} 个步骤" },
  needsOrders: { en: "Needs a source of orders", zh: "需要一个订单来源" },
  needsMessages: { en: "Needs a source of messages", zh: "需要一个消息来源" },
  needsNothing: { en: "Needs nothing else", zh: "不需要其他准备" },
  toDo: { en: "Before publishing: {what}", zh: "发布前：{what}" },
} satisfies Record<string, Words>;

export const starterGroupWords = {
  orders: { en: "Orders", zh: "订单" },
  stock: { en: "Stock", zh: "库存" },
  money: { en: "Money", zh: "资金" },
  customers: { en: "Customers", zh: "客户" },
  team: { en: "Team", zh: "团队" },
} satisfies Record<TemplateGroup, Words>;
