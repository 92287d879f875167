/** Statements in the providers' own shapes, written from what a test or a sample shop needs to be on them. */
import { decimalText } from "../commerce/decimal-text.ts";

export interface SoldLine {
  kind: "payment" | "refund";
  /** `2026-11-21 10:05:00`, Beijing time. */
  at: string;
  transactionId: string;
  merchantNo: string;
  refundId?: string;
  refundNo?: string;
  amountMinor: number;
  feeMinor?: number;
  note?: string;
}

const yuan = (amountMinor: number): string => decimalText({ amountMinor, currency: "CNY" });
const total = (lines: readonly SoldLine[], kind: SoldLine["kind"]) =>
  lines.reduce((sum, line) => sum + (line.kind === kind ? line.amountMinor : 0), 0);

const tradeHeadings =
  "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
const tradeClosing = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

/** A `tradebill` of all trades. */
export function wechatTradeBill(lines: readonly SoldLine[], merchant = "1900000109"): string {
  const rows = lines.map((line) => {
    const isRefund = line.kind === "refund";
    const amount = yuan(line.amountMinor);
    const fee = line.feeMinor ?? 0;
    return tick([
      ...[line.at, "wx8888888888888888", merchant, "0", "", line.transactionId, line.merchantNo, "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"],
      ...["JSAPI", isRefund ? "REFUND" : "SUCCESS", "OTHERS", "CNY", isRefund ? "0.00" : amount, "0.00"],
      ...(isRefund ? [line.refundId ?? "", line.refundNo ?? "", amount] : ["0", "0", "0.00"]),
      ...["0.00", isRefund ? "ORIGINAL" : "", isRefund ? "SUCCESS" : "", line.note ?? "", "", `${yuan(isRefund ? -fee : fee)}000`],
      ...["0.60%", isRefund ? "0.00" : amount, isRefund ? amount : "0.00", ""],
    ]);
  });
  const fees = lines.reduce((sum, { kind, feeMinor = 0 }) => sum + (kind === "refund" ? -feeMinor : feeMinor), 0);
  const [came, went] = [yuan(total(lines, "payment")), yuan(total(lines, "refund"))];
  const closing = tick([String(lines.length), came, went, "0.00", `${yuan(fees)}000`, came, went]);
  return `\uFEFF${[tradeHeadings, ...rows, tradeClosing, closing].join("\r\n")}\r\n`;
}

export interface MovedLine {
  at: string;
  /** WeChat's number of what it belongs to, and ours. */
  businessNo: string;
  voucher: string;
  business: "交易" | "退款" | "扣除交易手续费" | "提现";
  amountMinor: number;
}

/** A `fundflowbill` of the basic account. */
export function wechatFundBill(lines: readonly MovedLine[]): string {
  const headings =
    "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";
  const closing = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";
  const comes = lines.filter(({ business }) => business === "交易");
  const goes = lines.filter(({ business }) => business !== "交易");
  const sum = (of: readonly MovedLine[]) => yuan(of.reduce((all, { amountMinor }) => all + amountMinor, 0));
  let left = 0;
  const rows = lines.map((line) => {
    const way = line.business === "交易" ? 1 : -1;
    left += way * line.amountMinor;
    return tick([
      ...[line.at, line.businessNo, line.businessNo, line.business, line.business, way > 0 ? "收入" : "支出"],
      ...[yuan(line.amountMinor), yuan(left), "system", "", line.voucher],
    ]);
  });
  const last = tick([String(lines.length), String(comes.length), sum(comes), String(goes.length), sum(goes)]);
  return `\uFEFF${[headings, ...rows, closing, last].join("\r\n")}\r\n`;
}

/** Alipay's trade bill (业务明细) of one day. */
export function alipayTradeBill(lines: readonly SoldLine[], day: string, account = "20881234567890120156"): string {
  const headings =
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";
  const rows = lines.map((line) => {
    const isRefund = line.kind === "refund";
    const amount = yuan(isRefund ? -line.amountMinor : line.amountMinor);
    const fee = yuan(isRefund ? (line.feeMinor ?? 0) : -(line.feeMinor ?? 0));
    const values = [
      ...[
        line.transactionId,
        line.merchantNo,
        isRefund ? "退款" : "交易",
        line.note ?? "",
        line.at,
        line.at,
        "",
        "",
        "",
        "",
        "*军(159****1234)",
      ],
      ...[
        amount,
        amount,
        "0.00",
        "0.00",
        "0.00",
        "0.00",
        "0.00",
        "",
        "0.00",
        "0.00",
        isRefund ? (line.refundNo ?? "") : "",
        fee,
        "0.00",
        "",
      ],
    ];
    return values.map((value) => `${value}\t`).join(",");
  });
  const [y, m, d] = day.split("-");
  const of = (kind: SoldLine["kind"]) => lines.filter((line) => line.kind === kind).length;
  return `${[
    "#支付宝业务明细查询",
    `#账号：[${account}]`,
    `#起始日期：[${y}年${m}月${d}日 00:00:00]   终止日期：[${y}年${m}月${d}日 23:59:59]`,
    "#-----------------------------------------业务明细列表----------------------------------------",
    headings,
    ...rows,
    "#-----------------------------------------业务明细列表结束------------------------------------",
    `#交易合计：${of("payment")}笔，商家实收共${yuan(total(lines, "payment"))}元，商家优惠共0.00元`,
    `#退款合计：${of("refund")}笔，商家实收退款共${yuan(total(lines, "refund"))}元，商家优惠退款共0.00元`,
    `#导出时间：[${y}年${m}月${d}日 23:59:59]`,
  ].join("\r\n")}\r\n`;
}

const tick = (values: readonly string[]): string => values.map((value) => `\`${value}`).join(",");
