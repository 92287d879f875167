import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { cancelReasons } from "../../run/platform-effects.ts";
import { action } from "../define.ts";
import { choice, connection, filledTemplate, flag } from "../fields.ts";

export const orderCancel = action({
  type: "order.cancel",
  version: 1,
  title: { en: "Cancel the order", zh: "取消订单" },
  summary: {
    en: "In the shop that it came from. Money is not given back: refund it with a step of its own",
    zh: "在订单来源的店铺中取消。不会退款，退款请用单独的步骤",
  },
  sentence: { en: "because: {reason}", zh: "原因：{reason}" },
  icon: "circle-x",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    reason: choice(
      cancelReasons,
      {
        customer: { en: "the customer changed their mind", zh: "顾客改变主意" },
        stock: { en: "not in stock", zh: "缺货" },
        fraud: { en: "it looks like fraud", zh: "疑似欺诈" },
        declined: { en: "the payment was declined", zh: "付款被拒" },
        other: { en: "something else", zh: "其他原因" },
      },
      { label: { en: "Why", zh: "原因" } },
    ).default("customer"),
    restock: flag({ label: { en: "Put the goods back into stock", zh: "商品退回库存" } }).default(true),
    notify: flag({
      label: { en: "Tell the customer", zh: "通知顾客" },
      hint: { en: "By the shop’s own mail", zh: "由店铺发送邮件" },
    }).default(false),
    connection: connection({
      label: { en: "Through", zh: "通过" },
      hint: { en: "Leave empty for the shop that the order came from", zh: "留空则使用订单来源的店铺" },
      connects: ["shopify", "woocommerce", "medusa"],
      advanced: true,
    }).default(""),
  }),
  effect: "platform.cancel",
  output: effects["platform.cancel"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ orderId, reason, restock, notify, connection }) => ({ orderId, reason, restock, notify, connectionId: connection }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: null,
});
