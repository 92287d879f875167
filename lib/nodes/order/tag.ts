import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";

export const orderTag = action({
  type: "order.tag",
  version: 1,
  title: { en: "Tag the order", zh: "给订单加标签" },
  summary: { en: "Add a tag that people and other flows can see", zh: "加一个标签，同事和其他流程都能看到" },
  sentence: { en: "add “{tag}”", zh: "加上“{tag}”" },
  icon: "tag",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    tag: filledTemplate({ label: { en: "Tag", zh: "标签" }, placeholder: { en: "priority", zh: "优先" } }),
  }),
  effect: "order.tag",
  output: effects["order.tag"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ orderId, tag }) => ({ orderId, tag }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: (asked, reply) => (reply.changed ? { effect: "order.untag", args: asked } : null),
});
