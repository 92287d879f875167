import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";
import { placeField, reasonField, skuField } from "../stock-fields.ts";

export const stockAdjust = action({
  type: "stock.adjust",
  version: 1,
  title: { en: "Add or take stock", zh: "增减库存" },
  summary: { en: "So many pieces more or fewer of one product", zh: "某个商品的库存增加或减少若干件" },
  sentence: { en: "{sku} by {by}[ at {place}]", zh: "{sku} 增减 {by}[，仓库 {place}]" },
  icon: "diff",
  config: z.strictObject({
    sku: skuField(),
    by: filledTemplate({
      label: { en: "By how many", zh: "增减数量" },
      hint: { en: "With a minus to take some away", zh: "负数表示减少" },
      placeholder: "-1",
    }),
    place: placeField(),
    reason: reasonField(),
  }),
  effect: "stock.adjust",
  output: effects["stock.adjust"].reply,
  ports: [
    { id: "out", label: { en: "then", zh: "然后" } },
    { id: "refused", label: { en: "not enough", zh: "库存不足" } },
  ],
  ask: ({ sku, by, place, reason }) => ({ sku: sku.trim(), location: place.trim(), by, reason }),
  read: (reply) => ({ port: reply.refused ? "refused" : "out", output: reply }),
  undo: (asked, reply) =>
    reply.changed ? { effect: "stock.adjust", args: { ...asked, by: String(reply.before - reply.onHand), reason: "" } } : null,
});
