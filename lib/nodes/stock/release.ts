import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";

export const stockRelease = action({
  type: "stock.release",
  version: 1,
  title: { en: "Free the order’s stock", zh: "释放订单预留的库存" },
  summary: { en: "What was set aside for the order can be sold again", zh: "为订单预留的商品可以重新销售" },
  sentence: { en: "all that is set aside for it", zh: "释放全部预留" },
  icon: "package-open",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
  }),
  effect: "stock.release",
  output: effects["stock.release"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ orderId }) => ({ orderId, lines: null }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: ({ orderId }, { released, changed }) =>
    changed ? { effect: "stock.reserve", args: { orderId, places: [], split: "line", part: false, exactly: released } } : null,
});
