/**
 * WeChat Pay's bills (`tradebill` and `fundflowbill`): no quotes, every value of a line begun with a backtick, so that `,`` and
 * not the comma parts them; two closing lines with the file's own sums. Times are Beijing's.
 */
import { currencyCode } from "../commerce/currency.ts";
import type { Book } from "./book.ts";
import { amountIn, heading, placesOf, Row, timeIn, Unreadable } from "./columns.ts";
import { linesOf } from "./csv.ts";
import type { Control, ReadStatement, StatementLine, UnreadLine } from "./line.ts";
import { spanOf } from "./span.ts";

const zone = "+08:00";
/** Some bills name the currency in words. */
const currencies: Readonly<Record<string, string>> = { 人民币: "CNY", 元: "CNY", rmb: "CNY" };

type Taken = Omit<StatementLine, "number" | "text" | "repeats" | "currency">;
interface Bill {
  book: Book;
  /** Whether this is its line of headings. */
  knows(headings: ReadonlySet<string>): boolean;
  take(row: Row, currency: string): Taken | Unreadable;
  /** Headings of the closing lines, and what of the lines they say. */
  closing: Readonly<Record<string, (lines: readonly StatementLine[]) => Omit<Control, "said" | "currency">>>;
}

const sum = (lines: readonly StatementLine[], of: (line: StatementLine) => number) => lines.reduce((total, line) => total + of(line), 0);
const count = (lines: readonly StatementLine[]) => ({ of: "lines" as const, read: lines.length });

const tradeBill: Bill = {
  book: "trade",
  knows: (headings) => headings.has("微信订单号") && headings.has("商户订单号") && !headings.has("资金流水单号"),
  take(row, currency) {
    const status = row.text("交易状态").toUpperCase();
    const isRefund = status === "REFUND" || status === "REVOKED" || (status === "" && row.text("微信退款单号") !== "");
    if (!isRefund && status !== "SUCCESS" && status !== "USERPAYING") return new Unreadable("status", row.text("交易状态"));
    const time = timeIn(row.text(...(isRefund ? ["退款成功时间", "退款申请时间", "交易时间"] : ["交易时间"])), zone);
    if (time instanceof Unreadable) return time;
    const settled = amountIn(row.text(...(isRefund ? ["退款金额"] : ["应结订单金额", "总金额"])), currency);
    if (settled instanceof Unreadable) return settled;
    const askedFor = row.text(isRefund ? "申请退款金额" : "订单金额");
    const asked = askedFor === "" ? settled : amountIn(askedFor, currency);
    if (asked instanceof Unreadable) return asked;
    const fee = amountIn(row.text("手续费"), currency, "fee");
    if (fee instanceof Unreadable) return fee;
    const [transactionId, refundId] = [row.text("微信订单号"), isRefund ? row.text("微信退款单号") : ""];
    const sign = isRefund ? -1 : 1;
    return {
      // a payment that was reversed at the till has no number of a refund
      identity: isRefund ? `refund/${refundId === "" || refundId === "0" ? transactionId : refundId}` : `payment/${transactionId}`,
      kind: isRefund ? "refund" : "payment",
      ...time,
      transactionId,
      merchantNo: row.text("商户订单号"),
      refundId: refundId === "0" ? "" : refundId,
      refundNo: isRefund ? row.text("商户退款单号") : "",
      amountMinor: signed(settled, sign),
      askedMinor: signed(asked, sign),
      feeMinor: signed(fee, -1),
      rate: row.text("费率"),
      type: row.text("交易类型"),
      note: row.text("商品名称"),
    };
  },
  closing: {
    总交易单数: count,
    应结订单总金额: (lines) => ({ of: "received", read: sum(lines, (line) => (line.kind === "payment" ? line.amountMinor : 0)) }),
    总交易额: (lines) => ({ of: "received", read: sum(lines, (line) => (line.kind === "payment" ? line.amountMinor : 0)) }),
    退款总金额: (lines) => ({ of: "refunded", read: -sum(lines, (line) => (line.kind === "refund" ? line.amountMinor : 0)) }),
    手续费总金额: (lines) => ({ of: "fees", read: -sum(lines, (line) => line.feeMinor) }),
  },
};

const fundBill: Bill = {
  book: "funds",
  knows: (headings) => headings.has("资金流水单号") && headings.has("收支类型"),
  take(row, currency) {
    const time = timeIn(row.text("记账时间"), zone);
    if (time instanceof Unreadable) return time;
    const amount = amountIn(row.text("收支金额(元)", "收支金额"), currency);
    if (amount instanceof Unreadable) return amount;
    const way = row.text("收支类型");
    if (way !== "收入" && way !== "支出") return new Unreadable("direction", way);
    const [business, name] = [row.text("业务类型"), row.text("业务名称")];
    const kind = kindOfFunds(`${business} ${name}`);
    const signedAmount = signed(amount, way === "收入" ? 1 : -1);
    const voucher = row.text("业务凭证号");
    return {
      identity: `funds/${row.text("资金流水单号")}/${way}/${kind}`,
      kind,
      ...time,
      transactionId: kind === "refund" ? "" : row.text("微信支付业务单号"),
      merchantNo: kind === "refund" ? "" : voucher,
      refundId: kind === "refund" ? row.text("微信支付业务单号") : "",
      refundNo: kind === "refund" ? voucher : "",
      amountMinor: signedAmount,
      askedMinor: signedAmount,
      feeMinor: 0,
      rate: "",
      type: business || name,
      note: row.text("备注"),
    };
  },
  closing: {
    资金流水总笔数: count,
    收入金额: (lines) => ({ of: "received", read: sum(lines, (line) => Math.max(0, line.amountMinor)) }),
    支出金额: (lines) => ({ of: "refunded", read: -sum(lines, (line) => Math.min(0, line.amountMinor)) }),
  },
};

function kindOfFunds(words: string): StatementLine["kind"] {
  if (words.includes("手续费") || words.includes("服务费")) return "fee";
  if (words.includes("退款")) return "refund";
  if (words.includes("提现") || words.includes("结算")) return "payout";
  return words.includes("交易") || words.includes("支付") ? "payment" : "other";
}

export function readWechat(text: string): ReadStatement | null {
  const rows = linesOf(text).map((line, at) => ({ number: at + 1, line, fields: partsOf(line) }));
  const head = rows.findIndex(({ line }) => line.trim() !== "");
  const headings = new Set((rows[head]?.fields ?? []).map(heading));
  const bill = [tradeBill, fundBill].find(({ knows }) => knows(headings));
  if (!bill) return null;
  const places = placesOf(rows[head]?.fields ?? []);
  const lines: StatementLine[] = [];
  const unread: UnreadLine[] = [];
  let account = "";
  let end = rows.findIndex(({ fields }, at) => at > head && (fields[0] ?? "").trim().replace(/^`/, "") in bill.closing);
  if (end === -1) end = rows.length;
  for (const { number, line, fields } of rows.slice(head + 1, end)) {
    if (line.trim() === "") continue;
    const fail = (problem: UnreadLine["problem"], found: string) => unread.push({ number, text: line, problem, found });
    if (fields.length !== places.size) {
      fail("columns", `${fields.length} / ${places.size}`);
      continue;
    }
    const row = new Row(places, fields);
    account ||= row.text("商户号");
    const named = row.text("货币种类");
    const currency = named === "" ? "CNY" : (currencies[named.toLowerCase()] ?? currencyCode(named));
    const taken = currency === "" ? new Unreadable("currency", named) : bill.take(row, currency);
    if (taken instanceof Unreadable) fail(taken.problem, taken.found);
    else lines.push({ number, text: line, repeats: false, currency, ...taken });
  }
  const closing = rows[end + 1]?.fields;
  return {
    provider: "wechat-pay",
    book: bill.book,
    account,
    lines,
    unread,
    controls: closing ? controlsOf(bill, rows[end]?.fields ?? [], closing, lines) : [],
    cut: closing === undefined,
    ...spanOf(lines),
  };
}

function controlsOf(bill: Bill, headings: readonly string[], values: readonly string[], lines: readonly StatementLine[]): Control[] {
  const places = placesOf(headings);
  const row = new Row(places, values);
  const currency = lines[0]?.currency ?? "CNY";
  return Object.entries(bill.closing).flatMap(([name, of]) => {
    const text = row.text(name);
    if (text === "") return [];
    const control = of(lines);
    const isCount = control.of === "lines";
    const said = isCount ? Number(text) : amountIn(text, currency);
    return typeof said === "number" && Number.isSafeInteger(said) ? [{ ...control, said, currency: isCount ? "" : currency }] : [];
  });
}

/** `` `a,`b,c,`d `` is three values: a comma alone belongs to the value. A line without backticks (headings) is parted by commas. */
function partsOf(line: string): string[] {
  const start = line.trimStart();
  if (!start.startsWith("`")) return line.split(",").map((part) => part.trim());
  return start.slice(1).split(/,`/);
}

/** No minus zero. */
const signed = (amount: number, sign: 1 | -1): number => (amount === 0 ? 0 : amount * sign);
