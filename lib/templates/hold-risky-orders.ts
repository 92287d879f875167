import { euro, place, type Template } from "./template.ts";

export const holdRiskyOrders: Template = {
  id: "hold-risky-orders",
  group: "orders",
  icon: "shield",
  name: { en: "Risky orders wait for a person", zh: "风险订单先由人工确认" },
  summary: {
    en: "A first order over 300 that goes to another country than its bill is held; a person lets it go on, or it is cancelled and refunded",
    zh: "首单超过 300，且收货国家与账单国家不同，先暂缓；人工决定放行，或取消并退款",
  },
  answers: () => ({ ask: { port: "approved", output: { decision: "approved", reason: "", by: [] } } }),
  draw: (word) => ({
    nodes: [
      { id: "paid", type: "trigger.event", config: { event: "order.paid" }, position: place(0) },
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
        type: "order.hold",
        config: { reason: word({ en: "First order to another country than its bill", zh: "首单，收货国家与账单国家不同" }) },
        position: place(2),
      },
      {
        id: "ask",
        type: "logic.approval",
        config: {
          question: word({
            en: "Ship {{ order.number }} for {{ order.total }}? “Reject” cancels and refunds it.",
            zh: "{{ order.number }} 金额 {{ order.total }}，可以发货吗？拒绝则取消并退款。",
          }),
          details: word({
            en: "First order of {{ customer.name }}, {{ customer.email }}: to {{ order.shippingAddress.country }}, billed in {{ order.billingAddress.country }}.",
            zh: "{{ customer.name }}（{{ customer.email }}）的首单：寄往 {{ order.shippingAddress.country }}，账单在 {{ order.billingAddress.country }}。",
          }),
          amount: "order.total",
          expiresAfter: "P2D",
        },
        position: place(3),
      },
      { id: "release", type: "order.release", config: {}, position: place(4) },
      { id: "cancel", type: "order.cancel", config: { reason: "fraud" }, position: place(4, 1) },
      {
        id: "refund",
        type: "order.refund",
        config: { reason: word({ en: "Order cancelled", zh: "订单取消" }) },
        position: place(5, 1),
      },
      {
        id: "tell",
        type: "team.note",
        title: word({ en: "Remind the team", zh: "提醒同事" }),
        config: {
          text: word({
            en: "{{ order.number }} is still on hold: nobody has decided in two days.",
            zh: "{{ order.number }} 仍在暂缓：两天内无人处理。",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(4, 2),
      },
    ],
    edges: [
      { from: "paid", to: "risky" },
      { from: "risky", port: "true", to: "hold" },
      { from: "hold", to: "ask" },
      { from: "ask", port: "approved", to: "release" },
      { from: "ask", port: "rejected", to: "cancel" },
      { from: "ask", port: "expired", to: "tell" },
      { from: "cancel", to: "refund" },
    ],
  }),
  sample: {
    type: "order.paid",
    order: {
      id: "sample-1",
      number: "#1001",
      status: "paid",
      paymentStatus: "paid",
      currency: "EUR",
      total: euro(61240),
      shippingAddress: { country: "DE" },
      billingAddress: { country: "FR" },
    },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com", ordersCount: 1 },
  },
};
