/** The story of an order, a customer or a piece of stock. */
import type { Words } from "./words.ts";

export const timelineWords = {
  noteLeft: { en: "A note for the team", zh: "给团队的留言" },
  noteDoneBy: { en: "Done by {name}", zh: "由 {name} 处理" },
  noteDone: { en: "Done", zh: "已处理" },
  personSaid: { en: "{name}: “{reason}”", zh: "{name}：“{reason}”" },
  decided: { en: "{step}: {port}", zh: "{step}：{port}" },
  wrote: { en: "The customer wrote", zh: "客户发来消息" },
  urgent: { en: "Urgent", zh: "紧急" },
  undone: { en: "Undone: what “{flow}” version {version, number} had done", zh: "已撤销：“{flow}”第 {version, number} 版的操作" },
  undoneBy: { en: "by {by}", zh: "操作人 {by}" },
} satisfies Record<string, Words>;
