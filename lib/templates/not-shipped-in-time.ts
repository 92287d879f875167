import { euro, place, type Template } from "./template.ts";

export const notShippedInTime: Template = {
  id: "not-shipped-in-time",
  group: "orders",
  icon: "alarm-clock",
  name: { en: "Not shipped after 48 hours", zh: "48 小时未发货提醒" },
  summary: {
    en: "A paid order that has not shipped two days later is tagged “late” and the team is told; cancelled ones are left alone",
    zh: "付款两天后仍未发货的订单加上“逾期”标签并提醒同事；已取消的不管",
  },
  draw: (word) => ({
    nodes: [
      {
        id: "late",
        type: "trigger.overdue",
        config: { event: "order.paid", missing: "order.shipped", within: "PT48H" },
        position: place(0),
      },
      { id: "mark", type: "order.tag", config: { tag: word({ en: "late", zh: "逾期" }) }, position: place(1) },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({
            en: "{{ order.number }} was paid two days ago and has not shipped. {{ order.shippingAddress.city }}",
            zh: "{{ order.number }} 付款已两天仍未发货。{{ order.shippingAddress.city }}",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(2),
      },
    ],
    edges: [
      { from: "late", to: "mark" },
      { from: "mark", to: "tell" },
    ],
  }),
  sample: {
    type: "order.paid",
    order: { id: "sample-1", number: "#1001", status: "paid", currency: "EUR", total: euro(4900), shippingAddress: { city: "Hamburg" } },
  },
};
