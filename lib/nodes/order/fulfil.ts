import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, filledTemplate, flag, template } from "../fields.ts";

export const orderFulfil = action({
  type: "order.fulfil",
  version: 1,
  title: { en: "Mark the order as shipped", zh: "订单发货" },
  summary: { en: "With its tracking number, so that the shop and the customer see it", zh: "填写物流单号，店铺和顾客都能看到" },
  sentence: { en: "[{carrier} ][{trackingNumber}]", zh: "[{carrier} ][{trackingNumber}]" },
  icon: "truck",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    trackingNumber: template({ label: { en: "Tracking number", zh: "物流单号" }, placeholder: "SF1234567890" }).default(""),
    carrier: template({ label: { en: "Carrier", zh: "物流公司" }, placeholder: { en: "SF Express", zh: "顺丰速运" } }).default(""),
    trackingUrl: template({ label: { en: "Tracking page", zh: "物流查询网址" }, placeholder: "https://…", advanced: true }).default(""),
    notify: flag({
      label: { en: "Tell the customer", zh: "通知顾客" },
      hint: { en: "By the shop’s own mail", zh: "由店铺发送邮件" },
    }).default(true),
    connection: connection({
      label: { en: "Through", zh: "通过" },
      hint: { en: "Leave empty for the shop that the order came from", zh: "留空则使用订单来源的店铺" },
      connects: ["shopify", "woocommerce", "medusa"],
      advanced: true,
    }).default(""),
  }),
  effect: "platform.fulfil",
  output: effects["platform.fulfil"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ orderId, trackingNumber, carrier, trackingUrl, notify, connection }) => ({
    ...{ orderId, notify, connectionId: connection },
    trackingNumber: trackingNumber.trim(),
    carrier: carrier.trim(),
    trackingUrl: trackingUrl.trim(),
  }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: null,
});
