import { z } from "zod";
import { placesIn } from "../../commerce/stock/places.ts";
import { splitWays } from "../../commerce/stock/plan.ts";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { choice, filledTemplate, flag, template } from "../fields.ts";

export const stockReserve = action({
  type: "stock.reserve",
  version: 1,
  title: { en: "Set stock aside for the order", zh: "为订单预留库存" },
  summary: { en: "All of an order at once, from one place or several, or as much as there is", zh: "一次预留整单，可从一个或多个仓库" },
  sentence: { en: "{split}[, asking {places} in this order]", zh: "{split}[，依次从 {places}]" },
  icon: "package-check",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    places: template({
      label: { en: "Places, in this order", zh: "仓库（按顺序）" },
      hint: { en: "Names with commas between. Leave empty for every place that has some", zh: "用逗号分隔。留空则查找所有有货的仓库" },
      placeholder: { en: "Shenzhen, Shanghai", zh: "深圳仓, 上海仓" },
    }).default(""),
    split: choice(
      splitWays,
      {
        whole: { en: "the whole order from one place", zh: "整单从同一仓库" },
        line: { en: "each product from one place", zh: "每种商品从同一仓库" },
        anywhere: { en: "pieces from wherever they are", zh: "可从不同仓库凑齐" },
      },
      { label: { en: "How", zh: "方式" } },
    ).default("line"),
    part: flag({ label: { en: "Set part of it aside where there is not enough for all", zh: "库存不够时预留一部分" } }).default(false),
  }),
  effect: "stock.reserve",
  output: effects["stock.reserve"].reply,
  ports: [
    { id: "reserved", label: { en: "all of it", zh: "全部预留" } },
    { id: "part", label: { en: "part of it", zh: "部分预留" } },
    { id: "short", label: { en: "not enough", zh: "库存不足" } },
  ],
  ask: ({ orderId, places, split, part }) => ({ orderId, places: placesIn(places), split, part, exactly: null }),
  read: (reply) => ({ port: reply.outcome, output: reply }),
  undo: ({ orderId }, { reserved, changed }) => (changed ? { effect: "stock.release", args: { orderId, lines: reserved } } : null),
});
