import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, filledTemplate, flag, optionalExpression, template } from "../fields.ts";

export const orderRefund = action({
  type: "order.refund",
  version: 1,
  title: { en: "Refund the order", zh: "退款" },
  summary: { en: "Give money back, all or part. Never more than is left of what was paid", zh: "全额或部分退款，绝不超过可退余额" },
  sentence: { en: "[{amount}][, because: {reason}]", zh: "[{amount}][，原因：{reason}]" },
  icon: "banknote",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    amount: optionalExpression("money", {
      label: { en: "How much", zh: "金额" },
      hint: { en: "Leave empty for all that is left", zh: "留空则退还全部余额" },
      placeholder: "order.total * 0.5",
    }),
    reason: template({ label: { en: "Reason", zh: "原因" }, placeholder: { en: "Arrived damaged", zh: "运输中破损" } }).default(""),
    notify: flag({
      label: { en: "Tell the customer", zh: "通知顾客" },
      hint: { en: "By the shop’s own mail", zh: "由店铺发送邮件" },
    }).default(true),
    payment: template({
      label: { en: "Payment number", zh: "支付单号" },
      hint: {
        en: "At the payment provider, where the order does not say it: Stripe’s pi_…, WeChat Pay’s or Alipay’s transaction number",
        zh: "订单中没有时填写支付服务商的单号：Stripe 的 pi_…，微信支付或支付宝的交易号",
      },
      placeholder: "{{ payment.id }}",
      advanced: true,
    }).default(""),
    connection: connection({
      label: { en: "Through", zh: "通过" },
      hint: { en: "Leave empty for the shop that the order came from", zh: "留空则使用订单来源的店铺" },
      connects: ["shopify", "woocommerce", "medusa", "stripe", "wechat-pay", "alipay"],
      advanced: true,
    }).default(""),
  }),
  effect: "platform.refund",
  output: effects["platform.refund"].reply,
  ports: [
    { id: "out", label: { en: "refunded", zh: "已退款" } },
    { id: "refused", label: { en: "more than is left", zh: "超出可退余额" } },
  ],
  ask: ({ orderId, amount, reason, notify, payment, connection }) => ({
    ...{ orderId, amount, reason, notify },
    paymentId: payment.trim(),
    connectionId: connection,
  }),
  read: (reply) => ({ port: reply.refused === "" ? "out" : "refused", output: reply }),
  undo: null,
});
