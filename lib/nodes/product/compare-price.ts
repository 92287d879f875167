import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { filledTemplate } from "../fields.ts";

export const productComparePrice = action({
  type: "product.compare-price",
  version: 1,
  title: { en: "Compare with the price before", zh: "与之前的价格比较" },
  summary: { en: "By how much a product’s price went up or down at this change", zh: "这次变更让商品涨价或降价了多少" },
  sentence: { en: "of {productId}", zh: "商品 {productId}" },
  icon: "trending-down",
  config: z.strictObject({
    productId: filledTemplate({ label: { en: "Product", zh: "商品" }, placeholder: "{{ product.id }}" }),
  }),
  effect: "product.compare-price",
  output: effects["product.compare-price"].reply,
  ports: [
    { id: "fell", label: { en: "it fell", zh: "降价" } },
    { id: "rose", label: { en: "it rose", zh: "涨价" } },
    { id: "same", label: { en: "no change known", zh: "没有变化" } },
  ],
  ask: ({ productId }) => ({ productId: productId.trim() }),
  read: (reply) => ({ port: reply.change === "fell" || reply.change === "rose" ? reply.change : "same", output: reply }),
  undo: changesNothing,
});
