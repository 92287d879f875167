import type { Words } from "./words.ts";

export const moneyWords = {
  title: { en: "Money", zh: "资金" },
  text: {
    en: "What payment providers say came in and went out, held against what your shop believes.",
    zh: "支付平台账单里的收支，与店铺自己的订单逐笔核对。",
  },
  days: { en: "Days", zh: "每日" },
  differences: { en: "Differences", zh: "差异" },
  statements: { en: "Statements", zh: "账单" },
  import: { en: "Import a statement", zh: "导入账单" },
  fetch: { en: "Fetch a statement", zh: "获取账单" },
  fetchText: {
    en: "From WeChat Pay or Alipay. A day’s bill is there after ten the next morning, Beijing time.",
    zh: "从微信支付或支付宝获取。每日账单在次日上午十点（北京时间）之后生成。",
  },
  fetchFrom: { en: "Connection", zh: "连接" },
  fetchDay: { en: "Day", zh: "日期" },
  fetchBook: { en: "Bill", zh: "账单类型" },
  fetchNow: { en: "Fetch this bill", zh: "获取这份账单" },
  emptyTitle: { en: "No statements yet", zh: "还没有账单" },
  emptyText: {
    en: "Import a bill from WeChat Pay, Alipay, Stripe or any other provider. Each payment and refund is then held against its order, and what does not fit is listed here.",
    zh: "导入微信支付、支付宝、Stripe 或其他支付平台的账单，系统会逐笔与订单核对，对不上的会列在这里。",
  },
  day: { en: "Day", zh: "日期" },
  provider: { en: "Provider", zh: "支付平台" },
  anyProvider: { en: "Any provider", zh: "全部平台" },
  currency: { en: "Currency", zh: "币种" },
  anyCurrency: { en: "Any currency", zh: "全部币种" },
  received: { en: "Received", zh: "收款" },
  refunded: { en: "Refunded", zh: "退款" },
  fees: { en: "Fees", zh: "手续费" },
  paidOut: { en: "Paid out", zh: "提现" },
  other: { en: "Other", zh: "其他" },
  kept: { en: "On the account", zh: "账户变动" },
  keptHint: { en: "Received, less refunds, fees and what was paid out", zh: "收款减去退款、手续费和提现" },
  matched: { en: "Matched", zh: "核对" },
  matchedOf: { en: "{n, number} of {all, number}", zh: "共 {all, number}，对上 {n, number}" },
  allMatched: { en: "All matched", zh: "全部对上" },
  toCheck: { en: "{n, plural, one {# to check} other {# to check}}", zh: "{n} 笔待核" },
  waiting: {
    en: "{n, plural, one {# payment differs from its statement} other {# payments differ from their statements}}",
    zh: "{n} 笔款项与账单不符",
  },
  payments: { en: "{n, plural, one {# payment} other {# payments}}", zh: "{n} 笔收款" },
  refunds: { en: "{n, plural, one {# refund} other {# refunds}}", zh: "{n} 笔退款" },
  again: { en: "Check again", zh: "重新核对" },
  againSaid: {
    en: "{lines, plural, one {# line} other {# lines}} checked: {matched, number} matched, {open, plural, =0 {nothing to check} one {# to check} other {# to check}}.",
    zh: "已核对 {lines} 行：对上 {matched} 笔，{open, plural, =0 {没有差异} other {# 笔待核}}。",
  },
} satisfies Record<string, Words>;

export const providerWords: Readonly<Record<string, Words>> = {
  "wechat-pay": { en: "WeChat Pay", zh: "微信支付" },
  alipay: { en: "Alipay", zh: "支付宝" },
};
