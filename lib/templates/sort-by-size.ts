import { euro, place, type Template } from "./template.ts";

export const sortBySize: Template = {
  id: "sort-by-size",
  group: "orders",
  icon: "waypoints",
  name: { en: "Sort orders by size", zh: "按金额给订单分类" },
  summary: {
    en: "Each new order is tagged small, medium or large, for packing lists and filters",
    zh: "新订单按金额加上小、中、大标签，方便打包和筛选",
  },
  draw: (word) => ({
    nodes: [
      { id: "placed", type: "trigger.event", config: { event: "order.created" }, position: place(0, 1) },
      {
        id: "size",
        type: "logic.switch",
        config: {
          cases: [
            { id: "large", label: word({ en: "large", zh: "大额" }), when: "order.total >= 500.0" },
            { id: "medium", label: word({ en: "medium", zh: "中等" }), when: "order.total >= 100.0" },
          ],
        },
        position: place(1, 1),
      },
      { id: "tag_large", type: "order.tag", config: { tag: word({ en: "large", zh: "大额" }) }, position: place(2) },
      { id: "tag_medium", type: "order.tag", config: { tag: word({ en: "medium", zh: "中等" }) }, position: place(2, 1) },
      { id: "tag_small", type: "order.tag", config: { tag: word({ en: "small", zh: "小额" }) }, position: place(2, 2) },
    ],
    edges: [
      { from: "placed", to: "size" },
      { from: "size", port: "large", to: "tag_large" },
      { from: "size", port: "medium", to: "tag_medium" },
      { from: "size", port: "otherwise", to: "tag_small" },
    ],
  }),
  sample: { type: "order.created", order: { id: "sample-1", number: "#1001", currency: "EUR", total: euro(18900) } },
};
