import { euro, place, type Template } from "./template.ts";

export const welcomeFirstOrder: Template = {
  id: "welcome-first-order",
  group: "customers",
  icon: "heart",
  name: { en: "Welcome a first order", zh: "欢迎首单客户" },
  summary: {
    en: "A customer's first order gets the tag “first order”, so that a card goes into the parcel",
    zh: "客户的第一笔订单加上“首单”标签，打包时放一张欢迎卡",
  },
  draw: (word) => ({
    nodes: [
      { id: "placed", type: "trigger.event", config: { event: "order.created" }, position: place(0) },
      { id: "first", type: "logic.if", config: { when: "customer.ordersCount == 1" }, position: place(1) },
      { id: "mark", type: "order.tag", config: { tag: word({ en: "first order", zh: "首单" }) }, position: place(2) },
    ],
    edges: [
      { from: "placed", to: "first" },
      { from: "first", port: "true", to: "mark" },
    ],
  }),
  sample: {
    type: "order.created",
    order: { id: "sample-1", number: "#1001", currency: "EUR", total: euro(4900) },
    customer: { id: "c-1", ordersCount: 1 },
  },
};
