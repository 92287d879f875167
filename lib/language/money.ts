import type { DifferenceKind } from "../reconcile/difference.ts";
import type { ColumnRole } from "../statement/by-columns.ts";
import type { ControlKind, LineKind, LineProblem } from "../statement/line.ts";
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

/** The name of a difference, what it says of this one, and what to do. */
export const differenceWords = {
  "missing-in-shop": {
    name: { en: "Not in the shop", zh: "店铺缺单" },
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
    name: { en: "Not on the statement", zh: "账单缺单" },
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
    name: { en: "Another amount", zh: "金额不符" },
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
    name: { en: "Paid twice", zh: "重复付款" },
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
    name: { en: "Refunded twice", zh: "重复退款" },
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
    name: { en: "Another fee", zh: "手续费不符" },
    text: {
      en: "At {rate} the fee should be {shop}, and {provider} kept {amount}.",
      zh: "按费率 {rate} 手续费应为 {shop}，{provider}实扣 {amount}。",
    },
    advice: { en: "Ask {provider} about its fee.", zh: "请向{provider}核实手续费。" },
  },
  late: {
    name: { en: "Settled late", zh: "延迟入账" },
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

export const differenceStateWords = {
  open: { en: "To check", zh: "待核" },
  right: { en: "Settled", zh: "已确认" },
  gone: { en: "Solved by itself", zh: "已自动消除" },
} satisfies Record<string, Words>;

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

export const importWords = {
  title: { en: "Import a statement", zh: "导入账单" },
  text: {
    en: "A bill as you downloaded it from the provider: CSV, gzip or zip. You see what is in it before anything is kept.",
    zh: "从支付平台下载的账单文件：CSV、gzip 或 zip。确认内容后才会保存。",
  },
  choose: { en: "Choose a file", zh: "选择文件" },
  drop: { en: "or drop it here", zh: "或拖放到这里" },
  another: { en: "Choose another file", zh: "换一个文件" },
  reading: { en: "Reading the file …", zh: "正在读取文件…" },
  keep: { en: "Import {n, plural, one {# line} other {# lines}}", zh: "导入 {n} 行" },
  keepNothing: { en: "Keep this empty day", zh: "保存这份空账单" },
  found: { en: "{provider}, {book}", zh: "{provider}，{book}" },
  known: { en: "This very file is here already. Importing it again adds nothing.", zh: "这份文件已经导入过，再次导入不会增加任何内容。" },
  unknownTitle: { en: "What are its columns?", zh: "各列是什么？" },
  unknownText: {
    en: "This provider’s file is not known. Say what each column is, then look at the lines.",
    zh: "系统不认识这种账单。请指定各列的含义，然后查看读取结果。",
  },
  providerName: { en: "Name of the provider", zh: "支付平台名称" },
  currencyOf: { en: "Currency where no column says it", zh: "没有币种列时的币种" },
  dates: { en: "Order of dates", zh: "日期顺序" },
  ymd: { en: "Year, month, day", zh: "年-月-日" },
  dmy: { en: "Day, month, year", zh: "日/月/年" },
  mdy: { en: "Month, day, year", zh: "月/日/年" },
  zone: { en: "Times are", zh: "时间所在时区" },
  none: { en: "Not in this file", zh: "文件里没有" },
  column: { en: "Column {n}: {name}", zh: "第 {n} 列：{name}" },
  look: { en: "Look at the lines", zh: "查看读取结果" },
  columnsAgain: { en: "Change the columns", zh: "重新指定列" },
  doneSaid: {
    en: "{n, plural, one {# line} other {# lines}} imported, {open, plural, =0 {nothing to check} one {# difference to check} other {# differences to check}}",
    zh: "已导入 {n} 行，{open, plural, =0 {没有差异} other {# 笔差异待核}}",
  },
  problem: {
    empty: { en: "There is nothing in this file.", zh: "文件里没有内容。" },
    large: { en: "This file is too large. Give one month at a time.", zh: "文件太大，请按月导入。" },
    broken: { en: "This file is damaged. Download it again.", zh: "文件已损坏，请重新下载。" },
    secret: { en: "This archive asks for a password. Unpack it first.", zh: "压缩包有密码，请先解压。" },
    sheet: { en: "This is an Excel workbook. Save it as CSV and give that.", zh: "这是 Excel 工作簿，请另存为 CSV 后再导入。" },
  },
} satisfies Record<string, Words | Record<string, Words>>;

export const columnWords = {
  at: { en: "Time", zh: "时间" },
  amount: { en: "Amount", zh: "金额" },
  fee: { en: "Fee", zh: "手续费" },
  currency: { en: "Currency", zh: "币种" },
  type: { en: "Payment or refund", zh: "收款或退款" },
  transactionId: { en: "Provider’s number", zh: "平台单号" },
  merchantNo: { en: "Order or our number", zh: "订单号或商户单号" },
  refundId: { en: "Refund number", zh: "退款单号" },
  note: { en: "Note", zh: "备注" },
} satisfies Record<ColumnRole, Words>;

export const moneyRefusals = {
  notRead: { en: "“{name}” could not be read: {why}", zh: "无法读取“{name}”：{why}" },
  columnsUnknown: {
    en: "The shape of “{name}” is not known. Say what its columns are.",
    zh: "系统不认识“{name}”的格式，请指定各列的含义。",
  },
  notFetched: { en: "The bill could not be fetched. {why}", zh: "账单获取失败：{why}" },
  tooManyLines: {
    en: "“{name}” has more than {max, number} lines. Give one month at a time.",
    zh: "“{name}”超过 {max, number} 行，请按月导入。",
  },
  tooManyDays: { en: "At most {max} days at a time.", zh: "一次最多核对 {max} 天。" },
  nothingToMatch: { en: "Say which payment or statement line it is.", zh: "请指定对应的款项或账单行。" },
  taken: { en: "That one is matched with something else already.", zh: "那一笔已经与其他记录匹配。" },
} satisfies Record<string, Words>;
