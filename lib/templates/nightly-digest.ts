import { place, type Template } from "./template.ts";

export const nightlyDigest: Template = {
  id: "nightly-digest",
  group: "team",
  icon: "moon",
  name: { en: "Nightly digest", zh: "每日晚间汇总" },
  summary: {
    en: "Every evening at nine: the day’s orders, sales, refunds and cancellations, and what is open for tomorrow",
    zh: "每天晚上九点汇总当天订单、销售额、退款和取消，以及明天待处理的事项",
  },
  answers: () => ({
    numbers: {
      port: "out",
      output: { orders: 42, sales: "6124.00 EUR", cancelled: 1, refunded: 2, onHold: 3, toShip: 17, lowStock: 4, toDo: 5 },
    },
  }),
  draw: (word) => ({
    nodes: [
      { id: "nine", type: "trigger.schedule", config: { cron: "0 21 * * *" }, position: place(0) },
      { id: "numbers", type: "team.day-numbers", config: { hours: 24 }, position: place(1) },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({
            en: "Today: {{ steps.numbers.orders }} orders, {{ steps.numbers.sales }}; {{ steps.numbers.refunded }} refunded, {{ steps.numbers.cancelled }} cancelled. For tomorrow: {{ steps.numbers.toShip }} to ship, {{ steps.numbers.onHold }} on hold, {{ steps.numbers.lowStock }} low in stock, {{ steps.numbers.toDo }} open tasks.",
            zh: "今日：{{ steps.numbers.orders }} 单，销售额 {{ steps.numbers.sales }}；退款 {{ steps.numbers.refunded }}，取消 {{ steps.numbers.cancelled }}。明日：待发货 {{ steps.numbers.toShip }}，暂缓 {{ steps.numbers.onHold }}，库存不足 {{ steps.numbers.lowStock }}，待办 {{ steps.numbers.toDo }}。",
          }),
        },
        position: place(2),
      },
    ],
    edges: [
      { from: "nine", to: "numbers" },
      { from: "numbers", to: "tell" },
    ],
  }),
  sample: { type: "schedule.tick" },
};
