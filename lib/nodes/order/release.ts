import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";

export const orderRelease = action({
  type: "order.release",
  version: 1,
  title: { en: "Let the order go on", zh: "解除订单暂缓" },
  summary: { en: "Lifts a hold: it is then as far as it is paid", zh: "解除暂缓，订单恢复到付款对应的状态" },
  sentence: { en: "lift the hold", zh: "解除暂缓" },
  icon: "circle-play",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
  }),
  effect: "order.release",
  output: effects["order.release"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ orderId }) => ({ orderId }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: ({ orderId }, { changed }) => (changed ? { effect: "order.hold", args: { orderId, reason: "" } } : null),
});
