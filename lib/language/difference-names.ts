import type { DifferenceKind } from "../reconcile/difference.ts";
import type { Words } from "./words.ts";

export const differenceNames = {
  "missing-in-shop": { en: "Not in the shop", zh: "店铺缺单" },
  "missing-on-statement": { en: "Not on the statement", zh: "账单缺单" },
  amount: { en: "Another amount", zh: "金额不符" },
  "duplicate-payment": { en: "Paid twice", zh: "重复付款" },
  "refunded-twice": { en: "Refunded twice", zh: "重复退款" },
  fee: { en: "Another fee", zh: "手续费不符" },
  late: { en: "Settled late", zh: "延迟入账" },
} satisfies Record<DifferenceKind, Words>;

export const differenceStateWords = {
  open: { en: "To check", zh: "待核" },
  right: { en: "Settled", zh: "已确认" },
  gone: { en: "Solved by itself", zh: "已自动消除" },
} satisfies Record<string, Words>;

export const differenceListWords = {
  text: { en: "What does not fit. Each is settled by a person, once.", zh: "对不上的款项，逐笔由人确认。" },
  state: { en: "State", zh: "状态" },
  kind: { en: "Kind", zh: "类型" },
  anyKind: { en: "Any kind", zh: "全部类型" },
  inShop: { en: "In the shop", zh: "店铺" },
  onStatement: { en: "On the statement", zh: "账单" },
  about: { en: "About", zh: "关于" },
  noneTitle: { en: "Nothing to check", zh: "没有待核的差异" },
  noneText: { en: "Every line of the statements fits the shop, or was settled.", zh: "账单与店铺全部对上，或已确认。" },
  nothing: { en: "nothing", zh: "无" },
  noOrder: { en: "No order", zh: "无订单" },
} satisfies Record<string, Words>;
