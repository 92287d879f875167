import { euro, place, type Template } from "./template.ts";

export const markBigOrders: Template = {
  id: "mark-big-orders",
  group: "orders",
  icon: "tag",
  name: { en: "Mark big orders", zh: "标记大额订单" },
  summary: {
    en: "Orders over 500 get the tag “priority”, so that they are packed first",
    zh: "超过 500 的订单自动加上“优先”标签，优先打包",
  },
  draw: (word) => ({
    nodes: [
      { id: "placed", type: "trigger.event", config: { event: "order.created" }, position: place(0) },
      { id: "big", type: "logic.if", config: { when: "order.total > 500.0" }, position: place(1) },
      { id: "mark", type: "order.tag", config: { tag: word({ en: "priority", zh: "优先" }) }, position: place(2) },
    ],
    edges: [
      { from: "placed", to: "big" },
      { from: "big", port: "true", to: "mark" },
    ],
  }),
  sample: { type: "order.created", order: { id: "sample-1", number: "#1001", currency: "EUR", total: euro(61240) } },
};
