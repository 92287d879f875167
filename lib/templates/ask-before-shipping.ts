import { euro, place, type Template } from "./template.ts";

export const askBeforeShipping: Template = {
  id: "ask-before-shipping",
  group: "orders",
  icon: "user-check",
  name: { en: "Ask before a large order ships", zh: "大额订单发货前审批" },
  summary: {
    en: "Paid orders over 800 are held until somebody approves; a rejected one stays held and the team is told",
    zh: "付款超过 800 的订单先暂缓，等同事批准；被拒绝的保持暂缓并提醒同事",
  },
  draw: (word) => ({
    nodes: [
      { id: "paid", type: "trigger.event", config: { event: "order.paid", when: "order.total > 800.0" }, position: place(0) },
      {
        id: "hold",
        type: "order.set-status",
        title: word({ en: "Hold the order", zh: "暂缓订单" }),
        config: { status: "held" },
        position: place(1),
      },
      {
        id: "ask",
        type: "logic.approval",
        config: {
          question: word({
            en: "Ship {{ order.number }} for {{ order.total }}?",
            zh: "{{ order.number }} 金额 {{ order.total }}，可以发货吗？",
          }),
          details: word({
            en: "{{ customer.name }}, {{ customer.email }}. It is order number {{ customer.ordersCount }} of this customer.",
            zh: "{{ customer.name }}，{{ customer.email }}，这是该客户的第 {{ customer.ordersCount }} 单。",
          }),
          amount: "order.total",
          expiresAfter: "P2D",
        },
        position: place(2),
      },
      {
        id: "release",
        type: "order.set-status",
        title: word({ en: "Release it", zh: "恢复订单" }),
        config: { status: "paid" },
        position: place(3),
      },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({
            en: "{{ order.number }} stays on hold: {{ steps.ask.decision }}. {{ steps.ask.reason }}",
            zh: "{{ order.number }} 保持暂缓：{{ steps.ask.decision }}。{{ steps.ask.reason }}",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(3, 1),
      },
    ],
    edges: [
      { from: "paid", to: "hold" },
      { from: "hold", to: "ask" },
      { from: "ask", port: "approved", to: "release" },
      { from: "ask", port: "rejected", to: "tell" },
      { from: "ask", port: "expired", to: "tell" },
    ],
  }),
  sample: {
    type: "order.paid",
    order: { id: "sample-1", number: "#1001", status: "paid", currency: "EUR", total: euro(124000) },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com", ordersCount: 1 },
  },
};
