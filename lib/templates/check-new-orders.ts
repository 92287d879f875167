import { euro, place, type Template } from "./template.ts";

export const checkNewOrders: Template = {
  id: "check-new-orders",
  group: "orders",
  icon: "clipboard-check",
  name: { en: "Check each new order", zh: "检查新订单" },
  summary: {
    en: "An order whose address is not complete is held until somebody has asked the customer; what customers write with their order reaches the team",
    zh: "收货地址不完整的订单先暂缓，等同事联系客户；客户的下单留言转给同事",
  },
  draw: (word) => ({
    nodes: [
      { id: "placed", type: "trigger.event", config: { event: "order.created" }, position: place(0, 0.5) },
      {
        id: "look",
        type: "logic.switch",
        title: word({ en: "Is something special?", zh: "有什么要注意的？" }),
        config: {
          cases: [
            {
              id: "address",
              label: word({ en: "address not complete", zh: "地址不完整" }),
              when: "isEmpty(order.shippingAddress.line1) || isEmpty(order.shippingAddress.city)",
            },
            { id: "wrote", label: word({ en: "the customer wrote something", zh: "客户有留言" }), when: "!isEmpty(order.note)" },
          ],
        },
        position: place(1, 0.5),
      },
      {
        id: "hold",
        type: "order.hold",
        config: { reason: word({ en: "The address is not complete", zh: "收货地址不完整" }) },
        position: place(2),
      },
      {
        id: "ask",
        type: "team.note",
        title: word({ en: "Ask the customer", zh: "联系客户" }),
        config: {
          text: word({
            en: "{{ order.number }} is on hold: its address is not complete. Ask {{ customer.name }}: {{ either(order.phone, order.email) }}",
            zh: "{{ order.number }} 已暂缓：收货地址不完整。请联系 {{ customer.name }}：{{ either(order.phone, order.email) }}",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(3),
      },
      {
        id: "pass_on",
        type: "team.note",
        title: word({ en: "Pass on what they wrote", zh: "转达客户留言" }),
        config: {
          text: word({
            en: "{{ order.number }}, the customer writes: {{ order.note }}",
            zh: "{{ order.number }} 客户留言：{{ order.note }}",
          }),
          orderId: "{{ order.id }}",
        },
        position: place(2, 1),
      },
    ],
    edges: [
      { from: "placed", to: "look" },
      { from: "look", port: "address", to: "hold" },
      { from: "look", port: "wrote", to: "pass_on" },
      { from: "hold", to: "ask" },
    ],
  }),
  sample: {
    type: "order.created",
    order: {
      id: "sample-1",
      number: "#1001",
      status: "open",
      currency: "EUR",
      total: euro(8900),
      phone: "+49 40 123456",
      shippingAddress: { name: "Lena Hofmann", city: "Hamburg", country: "DE" },
    },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com" },
  },
};
