/** What an action was asked for and its form does not name: its words for a run's page. Null: of use to machines only, so nobody sees it. */
import type { Words } from "./words.ts";

export const askedFieldWords: Record<string, Words | null> = {
  paymentId: { en: "Payment", zh: "付款" },
  onlyIf: { en: "Only if it is still", zh: "仅当仍为" },
  conversationId: { en: "Conversation", zh: "会话" },
  exactly: { en: "All or nothing", zh: "全部满足才执行" },
  lines: { en: "Goods", zh: "货品" },
  location: { en: "Place", zh: "仓库" },
  expected: { en: "Was before", zh: "原值" },
  funds: { en: "Money statement", zh: "资金账单" },
  dueAt: { en: "Due", zh: "期限" },
  aboutType: null,
  aboutId: { en: "About", zh: "关于" },
  connectionId: null,
  entryId: null,
  userId: null,
  assigneeId: null,
  tableId: null,
  whole: null,
  now: null,
  timeoutMs: null,
  operation: null,
  method: { en: "What to do", zh: "操作" },
  url: { en: "Address", zh: "地址" },
  headers: { en: "Headers", zh: "请求头" },
  body: { en: "Content", zh: "内容" },
};
