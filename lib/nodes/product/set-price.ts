import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, count, expression, filledTemplate, optionalExpression } from "../fields.ts";

export const productSetPrice = action({
  type: "product.set-price",
  version: 1,
  title: { en: "Set a price", zh: "修改价格" },
  summary: { en: "In the shop, and only within the limits set here", zh: "在店铺中改价，只在此处设定的范围内" },
  sentence: { en: "{sku} to {price}", zh: "{sku} 改为 {price}" },
  icon: "badge-percent",
  config: z.strictObject({
    sku: filledTemplate({ label: { en: "SKU", zh: "SKU" }, placeholder: "TEE-BLUE-M" }),
    price: expression("money", { label: { en: "New price", zh: "新价格" }, placeholder: "order.items[0].price * 0.9" }),
    lowest: optionalExpression("money", { label: { en: "Never below", zh: "不低于" }, placeholder: "order.total * 0.0" }),
    highest: optionalExpression("money", { label: { en: "Never above", zh: "不高于" }, placeholder: "order.total * 2.0" }),
    changeMax: count(
      { min: 0, max: 1_000 },
      {
        label: { en: "Most that it may change at once", zh: "单次最大变动" },
        hint: { en: "0 for any change", zh: "填 0 则不限" },
        unit: { en: "%", zh: "%" },
      },
    ).default(30),
    connection: connection({
      label: { en: "Shop", zh: "店铺" },
      hint: { en: "Leave empty where there is only one", zh: "只有一家店铺时可留空" },
      connects: ["shopify", "woocommerce", "medusa"],
      without: { en: "The only one", zh: "唯一的店铺" },
    }).default(""),
  }),
  effect: "platform.set-price",
  output: effects["platform.set-price"].reply,
  ports: [
    { id: "out", label: { en: "then", zh: "然后" } },
    { id: "refused", label: { en: "beyond the limits", zh: "超出范围" } },
  ],
  ask: ({ sku, price, lowest, highest, changeMax, connection }) => ({
    ...{ price, lowest, highest, changeMax },
    sku: sku.trim(),
    connectionId: connection,
  }),
  read: (reply) => ({ port: reply.refused === "" ? "out" : "refused", output: reply }),
  undo: (asked, { before, after, changed }) =>
    // the way back is as long as the way there was, so only what is too low or too high stays forbidden
    changed ? { effect: "platform.set-price", args: { ...asked, price: before, changeMax: 0, onlyIf: after } } : null,
});
