import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, filledTemplate, template } from "../fields.ts";

export const orderPaymentLink = action({
  type: "order.payment-link",
  version: 1,
  title: { en: "Make a payment link", zh: "生成付款链接" },
  summary: { en: "An address where the customer pays what is open on the order", zh: "顾客可用来支付订单未付金额的网址" },
  sentence: { en: "for {orderId}", zh: "订单 {orderId}" },
  icon: "link",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    title: template({
      label: { en: "What the customer reads", zh: "顾客看到的名称" },
      placeholder: { en: "Order {{ order.number }}", zh: "订单 {{ order.number }}" },
    }).default("{{ order.number }}"),
    connection: connection({
      label: { en: "Through", zh: "通过" },
      hint: { en: "Leave empty for the shop that the order came from", zh: "留空则使用订单来源的店铺" },
      connects: ["shopify", "woocommerce", "stripe"],
      advanced: true,
    }).default(""),
  }),
  effect: "platform.payment-link",
  output: effects["platform.payment-link"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ orderId, title, connection }) => ({ orderId, title, connectionId: connection }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: null,
});
