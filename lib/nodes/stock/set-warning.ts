import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { template } from "../fields.ts";
import { skuField } from "../stock-fields.ts";

const written = (bound: number | null) => (bound === null ? "" : String(bound));

export const stockSetWarning = action({
  type: "stock.set-warning",
  version: 1,
  title: { en: "Set the stock warning", zh: "设置库存预警" },
  summary: { en: "Warn once when fewer are free, and again only after there were more", zh: "低于预警值时提醒一次，回升后才会再次提醒" },
  sentence: {
    en: "{sku} below {below}[, again after more than {rearmAbove}]",
    zh: "{sku} 低于 {below}[，高于 {rearmAbove} 后可再次提醒]",
  },
  icon: "bell-ring",
  config: z.strictObject({
    sku: skuField(),
    below: template({
      label: { en: "Warn below", zh: "低于此数预警" },
      hint: { en: "Leave empty for no warning", zh: "留空则不预警" },
      placeholder: "5",
    }).default("5"),
    rearmAbove: template({
      label: { en: "Warn again after more than", zh: "高于此数后可再次预警" },
      hint: { en: "So that a level that wavers warns only once", zh: "避免库存上下波动时反复提醒" },
      placeholder: "8",
    }).default("8"),
  }),
  effect: "stock.set-warning",
  output: effects["stock.set-warning"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ sku, below, rearmAbove }) => ({ sku: sku.trim(), below, rearmAbove, expected: null }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: ({ sku }, { before, changed, warnBelow, rearmAbove }) =>
    changed
      ? {
          effect: "stock.set-warning",
          args: { sku, below: written(before.warnBelow), rearmAbove: written(before.rearmAbove), expected: { warnBelow, rearmAbove } },
        }
      : null,
});
