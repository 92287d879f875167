import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, filledTemplate, template } from "../fields.ts";

export const orderCapture = action({
  type: "order.capture",
  version: 1,
  title: { en: "Collect the payment", zh: "收取已授权款项" },
  summary: { en: "Takes the money that the customer has only authorised so far", zh: "收取顾客已授权、尚未扣款的金额" },
  sentence: { en: "of {orderId}", zh: "订单 {orderId}" },
  icon: "hand-coins",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
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
      connects: ["shopify", "medusa", "stripe"],
      advanced: true,
    }).default(""),
  }),
  effect: "platform.capture",
  output: effects["platform.capture"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ orderId, payment, connection }) => ({ orderId, paymentId: payment.trim(), connectionId: connection }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: null,
});
