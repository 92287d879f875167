import type { ControlKind, LineKind, LineProblem } from "../statement/line.ts";
import type { Words } from "./words.ts";

export const statementWords = {
  text: { en: "Bills that were imported or fetched, with every line.", zh: "已导入或获取的账单，保留每一行。" },
  file: { en: "Statement", zh: "账单" },
  period: { en: "Days", zh: "日期" },
  lines: { en: "Lines", zh: "行数" },
  when: { en: "Imported", zh: "导入时间" },
  by: { en: "By", zh: "导入人" },
  look: { en: "Look at it", zh: "请查看" },
  noDays: { en: "No trades", zh: "无交易" },
  unread: { en: "{n, plural, one {# line not read} other {# lines not read}}", zh: "{n} 行无法读取" },
  repeats: { en: "{n, plural, one {# line known before} other {# lines known before}}", zh: "{n} 行此前已有" },
  unreadTitle: { en: "Lines that could not be read", zh: "无法读取的行" },
  unreadText: {
    en: "They are kept as they stand in the file and count nowhere. Mend the file and import it again, or enter them by hand.",
    zh: "这些行按原样保留，不计入任何合计。请修正文件后重新导入，或手工处理。",
  },
  lineNumber: { en: "Line", zh: "行" },
  time: { en: "Time", zh: "时间" },
  kind: { en: "Kind", zh: "类型" },
  anyKind: { en: "Any kind", zh: "全部类型" },
  amount: { en: "Amount", zh: "金额" },
  fee: { en: "Fee", zh: "手续费" },
  number: { en: "Our number", zh: "商户单号" },
  order: { en: "Order", zh: "订单" },
  state: { en: "State", zh: "状态" },
  onlyOpen: { en: "Only differences", zh: "只看差异" },
  all: { en: "All lines", zh: "全部" },
  isMatched: { en: "Matched", zh: "已对上" },
  byHand: { en: "Matched by hand", zh: "手工匹配" },
  isSibling: { en: "In the trade bill", zh: "见交易账单" },
  isRepeat: { en: "Known before", zh: "此前已有" },
  isNone: { en: "Nothing to match", zh: "无需核对" },
  cut: {
    en: "The end of this file is missing. Download it again: a cut file is not held against the shop’s payments.",
    zh: "文件不完整，缺少结尾。请重新下载；不完整的账单不会用于查找店铺多出的款项。",
  },
  disagrees: {
    en: "The file’s own {of} say {said}, its lines come to {read}.",
    zh: "文件自带的{of}为 {said}，逐行合计为 {read}。",
  },
  agrees: { en: "The file’s own sums fit its lines.", zh: "文件自带的合计与逐行一致。" },
  fetched: { en: "Fetched", zh: "自动获取" },
  delete: { en: "Delete statement", zh: "删除账单" },
  deleteTitle: { en: "Delete this statement?", zh: "删除这份账单？" },
  deleteText: {
    en: "Its lines and their differences go with it. You can import the file again.",
    zh: "其中的每一行及相关差异会一并删除，之后可以重新导入。",
  },
  deletedSaid: { en: "Statement deleted", zh: "账单已删除" },
} satisfies Record<string, Words>;

export const controlWords = {
  lines: { en: "counts", zh: "笔数" },
  received: { en: "receipts", zh: "收款合计" },
  refunded: { en: "refunds", zh: "退款合计" },
  fees: { en: "fees", zh: "手续费合计" },
} satisfies Record<ControlKind, Words>;

export const lineProblemWords = {
  columns: { en: "Another number of columns ({found})", zh: "列数不符（{found}）" },
  quote: { en: "A quotation mark is never closed", zh: "引号没有闭合" },
  time: { en: "“{found}” is no time", zh: "“{found}”不是有效的时间" },
  amount: { en: "“{found}” is no amount", zh: "“{found}”不是有效的金额" },
  fee: { en: "“{found}” is no fee", zh: "“{found}”不是有效的手续费" },
  currency: { en: "“{found}” is no currency", zh: "“{found}”不是有效的币种" },
  direction: { en: "“{found}” is neither in nor out", zh: "“{found}”既不是收入也不是支出" },
  status: { en: "“{found}” is neither paid nor refunded", zh: "“{found}”既不是付款也不是退款" },
} satisfies Record<LineProblem, Words>;

export const lineKindWords = {
  payment: { en: "Payment", zh: "收款" },
  refund: { en: "Refund", zh: "退款" },
  fee: { en: "Fee", zh: "手续费" },
  payout: { en: "Payout", zh: "提现" },
  other: { en: "Other", zh: "其他" },
} satisfies Record<LineKind, Words>;

export const bookWords = {
  trade: { en: "Payments and refunds", zh: "交易账单" },
  funds: { en: "Account movements", zh: "资金账单" },
} satisfies Record<string, Words>;
