import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { template } from "../fields.ts";
import { skuField } from "../stock-fields.ts";

export const stockWaitingOrders = action({
  type: "stock.waiting-orders",
  version: 1,
  title: { en: "Find orders that wait for it", zh: "查找等货的订单" },
  summary: { en: "Paid orders for which not all of it is set aside yet, oldest first", zh: "已付款但还没备齐这件商品的订单，先下单的在前" },
  sentence: { en: "{sku}[, tagged “{tag}”]", zh: "{sku}[，带标签“{tag}”]" },
  icon: "list-ordered",
  config: z.strictObject({
    sku: skuField(),
    tag: template({
      label: { en: "Only with the tag", zh: "仅限带此标签" },
      hint: { en: "So that orders on hold for another reason stay on hold", zh: "避免放行因其他原因暂缓的订单" },
      placeholder: { en: "backorder", zh: "缺货待发" },
    }).default(""),
  }),
  effect: "stock.waiting-orders",
  output: effects["stock.waiting-orders"].reply,
  ports: [
    { id: "some", label: { en: "some wait", zh: "有等货订单" } },
    { id: "none", label: { en: "none waits", zh: "没有" } },
  ],
  ask: ({ sku, tag }) => ({ sku: sku.trim(), tag: tag.trim() }),
  read: (reply) => ({ port: reply.count > 0 ? "some" : "none", output: reply }),
  undo: changesNothing,
});
