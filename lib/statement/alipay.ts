/**
 * Alipay's bills: comma files with remarks behind `#` above and below, a tab after most values, times of Beijing. The trade
 * bill (业务明细) has a line for each payment and refund, the account bill (账务明细) one for each movement of the account.
 */

import type { Book } from "./book.ts";
import { amountIn, placesOf, Row, timeIn, Unreadable } from "./columns.ts";
import { readCsv } from "./csv.ts";
import type { Control, ReadStatement, StatementLine, UnreadLine } from "./line.ts";
import { spanOf } from "./span.ts";

const zone = "+08:00";
const currency = "CNY";
type Taken = Omit<StatementLine, "number" | "text" | "repeats" | "currency">;

export function readAlipay(text: string): ReadStatement | null {
  const rows = readCsv(text);
  const head = rows.findIndex(({ text: line }) => !line.startsWith("#") && /支付宝交易号|账务流水号/.test(line));
  if (head === -1) return null;
  const places = placesOf(rows[head]?.fields ?? []);
  const book: Book = places.has("账务流水号") ? "funds" : "trade";
  const remarks = rows.filter(({ text: line }) => line.startsWith("#")).map(({ text: line }) => line);
  const lines: StatementLine[] = [];
  const unread: UnreadLine[] = [];
  for (const { number, text: line, fields, open } of rows.slice(head + 1)) {
    if (line.startsWith("#") || line.trim() === "") continue;
    const fail = (problem: UnreadLine["problem"], found: string) => unread.push({ number, text: line, problem, found });
    if (open) fail("quote", "");
    else if (fields.length < places.size || fields.slice(places.size).some((field) => field.trim() !== "")) {
      fail("columns", `${fields.length} / ${places.size}`);
    } else {
      const row = new Row(places, fields);
      const taken = book === "funds" ? takeFunds(row) : takeTrade(row);
      if (taken instanceof Unreadable) fail(taken.problem, taken.found);
      else lines.push({ number, text: line, repeats: false, currency, ...taken });
    }
  }
  return {
    provider: "alipay",
    book,
    account: /账号：?\[?(\d+)/.exec(remarks.join("\n"))?.[1] ?? "",
    lines,
    unread,
    controls: book === "trade" ? controlsOf(remarks, lines) : [],
    cut: !remarks.some((remark) => /结束|导出时间/.test(remark)),
    ...span(remarks, lines),
  };
}

function takeTrade(row: Row): Taken | Unreadable {
  const type = row.text("业务类型");
  const time = timeIn(row.text("完成时间") || row.text("创建时间"), zone);
  if (time instanceof Unreadable) return time;
  const received = amountIn(row.text("商家实收(元)"), currency);
  if (received instanceof Unreadable) return received;
  const asked = amountIn(row.text("订单金额(元)"), currency);
  if (asked instanceof Unreadable) return asked;
  const fee = amountIn(row.text("服务费(元)"), currency, "fee");
  if (fee instanceof Unreadable) return fee;
  const isRefund = type.includes("退款");
  const transactionId = row.text("支付宝交易号");
  const refundNo = isRefund ? row.text("退款批次号/请求号") : "";
  return {
    identity: isRefund ? `refund/${transactionId}/${refundNo}/${time.at}` : `payment/${transactionId}`,
    kind: isRefund ? "refund" : "payment",
    ...time,
    transactionId,
    merchantNo: row.text("商户订单号"),
    refundId: "",
    refundNo,
    amountMinor: isRefund ? out(received) : received,
    askedMinor: isRefund ? out(asked) : asked,
    feeMinor: fee,
    rate: "",
    type,
    note: row.text("商品名称"),
  };
}

function takeFunds(row: Row): Taken | Unreadable {
  const time = timeIn(row.text("发生时间", "入账时间"), zone);
  if (time instanceof Unreadable) return time;
  const came = amountIn(row.text("收入金额(+元)"), currency);
  if (came instanceof Unreadable) return came;
  const went = amountIn(row.text("支出金额(-元)"), currency);
  if (went instanceof Unreadable) return went;
  const type = row.text("业务类型");
  const kind = kindOf(type);
  const amountMinor = came + out(went);
  return {
    identity: `funds/${row.text("账务流水号")}`,
    kind,
    ...time,
    transactionId: row.text("业务流水号"),
    merchantNo: row.text("商户订单号"),
    refundId: "",
    refundNo: "",
    amountMinor,
    askedMinor: amountMinor,
    feeMinor: 0,
    rate: "",
    type,
    note: row.text("备注") || row.text("商品名称"),
  };
}

function kindOf(type: string): StatementLine["kind"] {
  if (/服务费|收费|手续费/.test(type)) return "fee";
  if (type.includes("退款")) return "refund";
  if (/提现|结算/.test(type)) return "payout";
  return /支付|收款|交易/.test(type) ? "payment" : "other";
}

/** `#交易合计：3笔，商家实收共30.00元，…` and the same of refunds. */
function controlsOf(remarks: readonly string[], lines: readonly StatementLine[]): Control[] {
  const all = remarks.join("\n");
  return (["payment", "refund"] as const).flatMap((kind): Control[] => {
    const found = new RegExp(`#${kind === "payment" ? "交易" : "退款"}合计：(\\d+)笔，商家实收(?:退款)?共(-?[\\d.,]+)元`).exec(all);
    if (!found) return [];
    const said = amountIn(found[2] ?? "", currency);
    if (typeof said !== "number") return [];
    const own = lines.filter((line) => line.kind === kind);
    const read = Math.abs(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
    return [
      { of: "lines", said: Number(found[1]), read: own.length, currency: "" },
      { of: kind === "payment" ? "received" : "refunded", said: Math.abs(said), read, currency },
    ];
  });
}

/** The remarks say which days were asked for, a day without a payment too; the end is the midnight after the last. */
function span(remarks: readonly string[], lines: readonly StatementLine[]): { from: string; to: string } {
  const days = [...remarks.join("\n").matchAll(/(?:起始|终止)日期：?\[(\d{4})年(\d{2})月(\d{2})日/g)].map(
    ([, y, m, d]) => `${y}-${m}-${d}`,
  );
  const read = spanOf(lines);
  const [from = ""] = days;
  if (from === "" || read.to <= from) return from === "" ? read : { from, to: from };
  return { from, to: read.to };
}

const out = (amount: number): number => (amount === 0 ? 0 : -Math.abs(amount));
