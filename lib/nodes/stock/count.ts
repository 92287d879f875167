import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";
import { placeField, reasonField, skuField } from "../stock-fields.ts";

export const stockCount = action({
  type: "stock.count",
  version: 1,
  title: { en: "Set the stock to a count", zh: "按盘点设置库存" },
  summary: { en: "So many pieces were counted, whatever was written before", zh: "以盘点数量为准，不论之前记录多少" },
  sentence: { en: "{sku} to {onHand}[ at {place}]", zh: "{sku} 设为 {onHand}[，仓库 {place}]" },
  icon: "clipboard-list",
  config: z.strictObject({
    sku: skuField(),
    onHand: filledTemplate({ label: { en: "Pieces that are there", zh: "实际数量" }, placeholder: "25" }),
    place: placeField(),
    reason: reasonField(),
  }),
  effect: "stock.count",
  output: effects["stock.count"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ sku, onHand, place, reason }) => ({ sku: sku.trim(), location: place.trim(), onHand, reason }),
  read: (reply) => ({ port: "out", output: reply }),
  // by the difference, so that what was sold since stays sold
  undo: ({ sku, location }, { changed, before, onHand }) =>
    changed ? { effect: "stock.adjust", args: { sku, location, by: String(before - onHand), reason: "" } } : null,
});
