import { z } from "zod";
import { orderStatuses } from "../../commerce/order.ts";
import { orderStatusWords } from "../../language/order-status.ts";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { choice, filledTemplate } from "../fields.ts";

export const orderSetStatus = action({
  type: "order.set-status",
  version: 1,
  title: { en: "Set the order's status", zh: "更改订单状态" },
  summary: { en: "Hold it, complete it, cancel it: by an allowed step or not at all", zh: "暂缓、完成或取消订单，只允许合法的变更" },
  sentence: { en: "to “{status}”", zh: "改为“{status}”" },
  icon: "circle-check-big",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    status: choice(orderStatuses, orderStatusWords, { label: { en: "New status", zh: "新状态" } }),
  }),
  effect: "order.set-status",
  output: effects["order.set-status"].reply,
  ports: [
    { id: "out", label: { en: "then", zh: "然后" } },
    { id: "refused", label: { en: "not allowed", zh: "不允许" } },
  ],
  ask: ({ orderId, status }) => ({ orderId, status }),
  read: (reply) => ({ port: reply.refused ? "refused" : "out", output: reply }),
  undo: (asked, reply) => (reply.changed ? { effect: "order.set-status", args: { orderId: asked.orderId, status: reply.before } } : null),
});
