import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { choice, connection, template } from "../fields.ts";

export const moneyReconcile = action({
  type: "money.reconcile",
  version: 1,
  title: { en: "Check the day’s money", zh: "核对当日账单" },
  summary: {
    en: "Fetch a day’s bill from WeChat Pay or Alipay and hold it against the orders",
    zh: "获取微信支付或支付宝某天的账单，与订单逐笔核对",
  },
  sentence: { en: "check the bill[ of {day}][ through {connection}]", zh: "核对账单[，日期 {day}][，通过 {connection}]" },
  icon: "scale",
  config: z.strictObject({
    connection: connection({
      label: { en: "Connection", zh: "连接" },
      hint: {
        en: "WeChat Pay or Alipay. Without one, the statements that were imported are checked again.",
        zh: "微信支付或支付宝的连接。不选则重新核对已导入的账单。",
      },
      without: { en: "None: what was imported", zh: "不选：已导入的账单" },
    }).default(""),
    book: choice(
      ["trade", "both"],
      {
        trade: { en: "Payments and refunds", zh: "交易账单" },
        both: { en: "Payments, refunds and all account movements", zh: "交易账单和资金账单" },
      },
      { label: { en: "Bills", zh: "账单" } },
    ).default("trade"),
    day: template({
      label: { en: "Day", zh: "日期" },
      hint: { en: "Like 2026-11-21. Leave empty for yesterday, Beijing time.", zh: "例如 2026-11-21。留空为北京时间的昨天。" },
      advanced: true,
    }).default(""),
  }),
  effect: "money.reconcile",
  output: effects["money.reconcile"].reply,
  ports: [
    { id: "fits", label: { en: "all fits", zh: "全部对上" } },
    { id: "differs", label: { en: "something differs", zh: "有差异" } },
  ],
  ask: ({ connection, book, day }) => ({ connectionId: connection, funds: book === "both", day: day.trim() }),
  read: (reply) => ({ port: reply.open > 0 ? "differs" : "fits", output: reply }),
  undo: null,
});
