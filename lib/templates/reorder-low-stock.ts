import { place, type Template } from "./template.ts";

export const reorderLowStock: Template = {
  id: "reorder-low-stock",
  group: "stock",
  icon: "chart-no-axes-combined",
  name: { en: "Low stock: what to order, and how much", zh: "库存不足：该补多少货" },
  summary: {
    en: "When stock falls below its warning, the pace of the last 30 days says how long it lasts and how much to order; the team gets it as a task",
    zh: "库存低于预警值时，按近 30 天销量计算还能卖几天、该补多少，并给同事派一个任务",
  },
  needs: { en: "Needs stock levels and orders", zh: "需要库存和订单数据" },
  answers: () => ({
    suggest: {
      port: "order",
      output: { sku: "LAMP-ARC-01", free: 3, sold: 24, perDay: "0.8", lasts: "3", order: 39, changed: false },
    },
  }),
  draw: (word) => ({
    nodes: [
      { id: "low", type: "trigger.event", config: { event: "stock.low", ownChanges: true }, position: place(0) },
      { id: "suggest", type: "stock.suggest-reorder", config: { sku: "{{ stock.sku }}" }, position: place(1) },
      {
        id: "order",
        type: "team.task",
        title: word({ en: "Task: order more", zh: "任务：补货" }),
        config: {
          title: word({ en: "Order {{ steps.suggest.order }} × {{ stock.sku }}", zh: "补货 {{ stock.sku }} × {{ steps.suggest.order }}" }),
          text: word({
            en: "{{ steps.suggest.free }} left, {{ steps.suggest.perDay }} sell a day, that lasts {{ steps.suggest.lasts }} days.",
            zh: "剩余 {{ steps.suggest.free }} 件，日均销量 {{ steps.suggest.perDay }}，还能卖 {{ steps.suggest.lasts }} 天。",
          }),
          due: "P2D",
          about: "sku",
        },
        position: place(2),
      },
      {
        id: "watch",
        type: "team.note",
        title: word({ en: "Only mention it", zh: "仅作提示" }),
        config: {
          text: word({
            en: "{{ stock.sku }} is low ({{ steps.suggest.free }} left), but sells slowly: no order needed yet.",
            zh: "{{ stock.sku }} 库存偏低（剩 {{ steps.suggest.free }} 件），但销量不高，暂不需要补货。",
          }),
        },
        position: place(2, 1),
      },
    ],
    edges: [
      { from: "low", to: "suggest" },
      { from: "suggest", port: "order", to: "order" },
      { from: "suggest", port: "enough", to: "watch" },
    ],
  }),
  sample: {
    type: "stock.low",
    stock: {
      sku: "LAMP-ARC-01",
      title: "Arc floor lamp",
      location: "Hamburg",
      told: "level",
      level: 4,
      available: 3,
      reserved: 1,
      delta: -1,
      threshold: 5,
    },
  },
};
