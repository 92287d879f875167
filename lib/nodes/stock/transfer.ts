import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";
import { reasonField, skuField } from "../stock-fields.ts";

export const stockTransfer = action({
  type: "stock.transfer",
  version: 1,
  title: { en: "Move stock to another place", zh: "调拨库存" },
  summary: { en: "Free pieces go from one place to another", zh: "把可用库存从一个仓库调到另一个" },
  sentence: { en: "{quantity} of {sku} from {from} to {to}", zh: "{sku} {quantity} 件，从 {from} 到 {to}" },
  icon: "truck",
  config: z.strictObject({
    sku: skuField(),
    quantity: filledTemplate({ label: { en: "How many", zh: "数量" }, placeholder: "10" }),
    from: filledTemplate({ label: { en: "From", zh: "从" }, placeholder: { en: "Shenzhen", zh: "深圳仓" } }),
    to: filledTemplate({ label: { en: "To", zh: "到" }, placeholder: { en: "Shanghai", zh: "上海仓" } }),
    reason: reasonField(),
  }),
  effect: "stock.transfer",
  output: effects["stock.transfer"].reply,
  ports: [
    { id: "out", label: { en: "then", zh: "然后" } },
    { id: "refused", label: { en: "not enough", zh: "库存不足" } },
  ],
  ask: ({ sku, quantity, from, to, reason }) => ({ sku: sku.trim(), quantity, from: from.trim(), to: to.trim(), reason }),
  read: (reply) => ({ port: reply.refused ? "refused" : "out", output: reply }),
  undo: (asked, { changed, moved }) =>
    changed ? { effect: "stock.transfer", args: { ...asked, from: asked.to, to: asked.from, quantity: String(moved), reason: "" } } : null,
});
