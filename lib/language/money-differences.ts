import type { DifferenceKind } from "../reconcile/difference.ts";
import { differenceNames } from "./difference-names.ts";
import type { Words } from "./words.ts";

/** The name of a difference, what it says of this one, and what to do. */
export const differenceWords = {
  "missing-in-shop": {
    name: differenceNames["missing-in-shop"],
    text: {
      en: "{provider} {way, select, out {gave back} other {received}} {amount}, and the shop knows nothing of it.",
      zh: "{provider}账单里有一笔{way, select, out {退款} other {收款}} {amount}，店铺没有对应的记录。",
    },
    advice: {
      en: "{way, select, out {Look who made this refund, and write it down at the order. Then confirm it here.} other {Look for the order: “Match by hand” offers those of the same amount. If there is none, give the money back or ask the provider.}}",
      zh: "{way, select, out {请查明这笔退款由谁发起，并记录到订单，然后在此确认。} other {请查找对应的订单，“手工匹配”会列出金额相同的记录；若确实没有订单，请退款或联系支付平台。}}",
    },
  },
  "missing-on-statement": {
    name: differenceNames["missing-on-statement"],
    text: {
      en: "The shop has a {way, select, out {refund} other {payment}} of {shop}, and {provider}’s statement does not.",
      zh: "店铺当天有一笔{way, select, out {退款} other {收款}} {shop}，{provider}账单里没有。",
    },
    advice: {
      en: "Look at {provider} whether the money has come. It may stand in the next statement; then this goes away by itself.",
      zh: "请到{provider}确认款项是否到账。也可能出现在下一份账单里，届时此差异会自动消除。",
    },
  },
  amount: {
    name: differenceNames.amount,
    text: {
      en: "The shop has {shop}, {provider}’s statement says {amount}: {gap} apart.",
      zh: "店铺记录为 {shop}，{provider}账单为 {amount}，相差 {gap}。",
    },
    advice: {
      en: "See whether a discount, a part payment or a partial refund explains it. Otherwise settle the rest with the customer.",
      zh: "请确认是否有优惠、部分付款或部分退款；若没有，请与顾客补退差额。",
    },
  },
  "duplicate-payment": {
    name: differenceNames["duplicate-payment"],
    text: {
      en: "This order was paid before; {provider} has a second payment of {amount}.",
      zh: "该订单此前已付款，{provider}又收到一笔 {amount}。",
    },
    advice: {
      en: "Give the second payment back, or write down why it is right.",
      zh: "请退还第二笔付款，或注明原因后确认无误。",
    },
  },
  "refunded-twice": {
    name: differenceNames["refunded-twice"],
    text: {
      en: "{provider} gave back {amount} more for an order whose refund is known already, or more than was paid.",
      zh: "该订单已退款，{provider}又退出 {amount}，或退款超过了付款金额。",
    },
    advice: {
      en: "Ask the customer to return it, or write down why it is right.",
      zh: "请联系顾客退回，或注明原因后确认无误。",
    },
  },
  fee: {
    name: differenceNames.fee,
    text: {
      en: "At {rate} the fee should be {shop}, and {provider} kept {amount}.",
      zh: "按费率 {rate} 手续费应为 {shop}，{provider}实扣 {amount}。",
    },
    advice: { en: "Ask {provider} about its fee.", zh: "请向{provider}核实手续费。" },
  },
  late: {
    name: differenceNames.late,
    text: {
      en: "{amount} came {days, plural, one {# day} other {# days}} after the shop’s own date.",
      zh: "{amount} 比店铺记录的日期晚了 {days} 天入账。",
    },
    advice: {
      en: "Nothing is missing. Confirm it, or ask {provider} when it happens often.",
      zh: "款项没有缺失，确认即可；若经常发生，请询问{provider}。",
    },
  },
} satisfies Record<DifferenceKind, { name: Words; text: Words; advice: Words }>;

export const differenceWordsOnPage = {
  order: { en: "Order", zh: "订单" },
  record: { en: "In the shop", zh: "店铺记录" },
  line: { en: "On the statement", zh: "账单" },
  noOrderKnown: { en: "No order is known for this.", zh: "没有对应的订单。" },
  noRecord: { en: "The shop has no such payment.", zh: "店铺没有这笔款项。" },
  noRefundRecord: { en: "The shop has no such refund.", zh: "店铺没有这笔退款。" },
  noLine: { en: "No statement has this.", zh: "账单里没有这笔款项。" },
  amount: { en: "Amount", zh: "金额" },
  asked: { en: "Asked for", zh: "订单金额" },
  fee: { en: "Fee", zh: "手续费" },
  rate: { en: "Rate", zh: "费率" },
  at: { en: "Time", zh: "时间" },
  transaction: { en: "Provider’s number", zh: "平台单号" },
  ownNumber: { en: "Our number", zh: "商户单号" },
  refundNumber: { en: "Refund number", zh: "退款单号" },
  place: { en: "Line {number} of {name}", zh: "{name} 第 {number} 行" },
  note: { en: "Note", zh: "备注" },
  openOrder: { en: "Open the order", zh: "打开订单" },
  whatToDo: { en: "What to do", zh: "怎么处理" },
  right: { en: "This is right", zh: "确认无误" },
  rightTitle: { en: "Why is this right?", zh: "为什么没有问题？" },
  rightText: { en: "Your reason stays with the difference. It can be opened again.", zh: "原因会与这笔差异一起保存，之后可以重新打开。" },
  reason: { en: "Reason", zh: "原因" },
  reasonPlaceholder: { en: "Paid at the counter, agreed with the customer …", zh: "例如：门店收款、已与顾客协商" },
  toDo: { en: "Make a to-do", zh: "生成待办" },
  toDoSaid: { en: "On the team’s list now", zh: "已加入团队待办" },
  toDoThere: { en: "On the team’s list", zh: "已在团队待办中" },
  match: { en: "Match by hand", zh: "手工匹配" },
  matchWith: { en: "Match with this", zh: "与此匹配" },
  matchTitle: { en: "Which one is it?", zh: "对应哪一笔？" },
  matchText: {
    en: "Same amount, near in time. Nothing is matched until you say so.",
    zh: "金额相同、时间相近的记录。由你确认后才会匹配。",
  },
  matchNone: { en: "Nothing of the same amount is near in time.", zh: "附近没有相同金额的记录。" },
  matchOrder: { en: "Order number", zh: "订单号" },
  matchFind: { en: "Find", zh: "查找" },
  matchNotFound: { en: "The shop has no payment of an order with this number.", zh: "店铺没有该订单号对应的款项。" },
  matchedSaid: { en: "Matched", zh: "已匹配" },
  reopen: { en: "Open again", zh: "重新打开" },
  settledBy: { en: "Settled by {name}", zh: "由 {name} 确认" },
  settledAlone: { en: "A later statement or order explains it", zh: "后来的账单或订单已解释这笔差异" },
  settledSaid: { en: "Settled", zh: "已确认" },
  minutes: { en: "{n, number} min apart", zh: "相差 {n} 分钟" },
  hours: { en: "{n, number} h apart", zh: "相差 {n} 小时" },
  toDoText: {
    en: "Money to check: {kind}, {provider}, {day}. {text}",
    zh: "资金待核：{kind}，{provider}，{day}。{text}",
  },
} satisfies Record<string, Words>;
