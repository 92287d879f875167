import { z } from "zod";
import { limits } from "../../limits.ts";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { count } from "../fields.ts";
import { skuField } from "../stock-fields.ts";

const days = { en: "days", zh: "天" };
const bounds = { min: 1, max: limits.reorderDaysMax };

export const stockSuggestReorder = action({
  type: "stock.suggest-reorder",
  version: 1,
  title: { en: "Suggest a reorder", zh: "补货建议" },
  summary: { en: "How long the stock lasts at the pace of late, and how much to order", zh: "按近期销量计算可售天数和建议补货量" },
  sentence: { en: "{sku}, by the last {days} days", zh: "{sku}，按最近 {days} 天" },
  icon: "chart-no-axes-combined",
  config: z.strictObject({
    sku: skuField(),
    days: count(bounds, { label: { en: "Sales of the last", zh: "参考最近" }, unit: days }).default(30),
    leadDays: count(bounds, {
      label: { en: "New goods take", zh: "到货需要" },
      unit: days,
    }).default(14),
    spareDays: count(bounds, {
      label: { en: "Order earlier by", zh: "提前下单" },
      hint: { en: "For deliveries that come late", zh: "应对到货延迟" },
      unit: days,
    }).default(7),
    coverDays: count(bounds, { label: { en: "Order enough for", zh: "补货可售" }, unit: days }).default(30),
  }),
  effect: "stock.suggest-reorder",
  output: effects["stock.suggest-reorder"].reply,
  ports: [
    { id: "order", label: { en: "time to order", zh: "需要补货" } },
    { id: "enough", label: { en: "enough there", zh: "库存充足" } },
  ],
  ask: ({ sku, days: back, leadDays, spareDays, coverDays }) => ({ sku: sku.trim(), days: back, leadDays, spareDays, coverDays }),
  read: (reply) => ({ port: reply.order > 0 ? "order" : "enough", output: reply }),
  undo: changesNothing,
});
