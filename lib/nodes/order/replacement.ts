import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, filledTemplate, template } from "../fields.ts";

export const orderReplacement = action({
  type: "order.replacement",
  version: 1,
  title: { en: "Send a replacement", zh: "补发订单" },
  summary: { en: "A new order with the same goods and address, free of charge", zh: "生成一笔相同商品和地址的免费订单" },
  sentence: { en: "for {orderId}[: {note}]", zh: "订单 {orderId}[：{note}]" },
  icon: "package-plus",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    note: template({
      label: { en: "Note on the new order", zh: "新订单备注" },
      placeholder: { en: "Replaces a broken item", zh: "补发破损商品" },
    }).default(""),
    connection: connection({
      label: { en: "Through", zh: "通过" },
      hint: { en: "Leave empty for the shop that the order came from", zh: "留空则使用订单来源的店铺" },
      connects: ["shopify", "woocommerce"],
      advanced: true,
    }).default(""),
  }),
  effect: "platform.replace",
  output: effects["platform.replace"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ orderId, note, connection }) => ({ orderId, note, connectionId: connection }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: null,
});
