import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate, template } from "../fields.ts";

export const orderHold = action({
  type: "order.hold",
  version: 1,
  title: { en: "Hold the order", zh: "暂缓订单" },
  summary: { en: "Nothing is shipped until it is let go on; a payment does not lift it", zh: "解除之前不发货，付款也不会自动解除" },
  sentence: { en: "[because {reason}]", zh: "[原因：{reason}]" },
  icon: "circle-pause",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    reason: template({
      label: { en: "Reason", zh: "原因" },
      placeholder: { en: "Address and card differ", zh: "地址与付款人不符" },
    }).default(""),
  }),
  effect: "order.hold",
  output: effects["order.hold"].reply,
  ports: [
    { id: "out", label: { en: "then", zh: "然后" } },
    { id: "refused", label: { en: "too late", zh: "已来不及" } },
  ],
  ask: ({ orderId, reason }) => ({ orderId, reason }),
  read: (reply) => ({ port: reply.refused ? "refused" : "out", output: reply }),
  undo: ({ orderId }, { changed }) => (changed ? { effect: "order.release", args: { orderId } } : null),
});
