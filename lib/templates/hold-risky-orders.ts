import { euro, place, type Template } from "./template.ts";

export const holdRiskyOrders: Template = {
  id: "hold-risky-orders",
  icon: "shield",
  name: { en: "Hold risky orders", zh: "暂缓有风险的订单" },
  summary: {
    en: "A first order over 300 that goes to another country than its bill is held, and the team looks at it",
    zh: "首单超过 300，且收货国家与账单国家不同，先暂缓并提醒同事查看",
  },
  draw: (word) => ({
    nodes: [
      { id: "placed", type: "trigger.event", config: { event: "order.paid" }, position: place(0) },
      {
        id: "risky",
        type: "logic.if",
        title: word({ en: "Is it risky?", zh: "有风险吗？" }),
        config: {
          when: "customer.ordersCount <= 1 && order.total > 300.0 && order.shippingAddress.country != order.billingAddress.country",
        },
        position: place(1),
      },
      {
        id: "hold",
        type: "order.set-status",
        title: word({ en: "Hold the order", zh: "暂缓订单" }),
        config: { status: "held" },
        position: place(2),
      },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({
            en: "{{ order.number }} is on hold: a first order of {{ order.total }} to {{ order.shippingAddress.country }}, billed in {{ order.billingAddress.country }}",
            zh: "{{ order.number }} 已暂缓：首单 {{ order.total }}，寄往 {{ order.shippingAddress.country }}，账单在 {{ order.billingAddress.country }}",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(3),
      },
    ],
    edges: [
      { from: "placed", to: "risky" },
      { from: "risky", port: "true", to: "hold" },
      { from: "hold", to: "tell" },
    ],
  }),
  sample: {
    type: "order.paid",
    order: {
      id: "sample-1",
      number: "#1001",
      status: "paid",
      currency: "EUR",
      total: euro(61240),
      shippingAddress: { country: "DE" },
      billingAddress: { country: "FR" },
    },
    customer: { id: "c-1", name: "Lena Hofmann", ordersCount: 1 },
  },
};
