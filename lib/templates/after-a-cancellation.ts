import { euro, place, type Template } from "./template.ts";

export const afterACancellation: Template = {
  id: "after-a-cancellation",
  group: "orders",
  icon: "circle-x",
  name: { en: "Cancelled: free the stock, give the money back", zh: "取消后释放库存并退款" },
  summary: {
    en: "What was set aside for a cancelled order can be sold again at once; was it paid, somebody approves the refund",
    zh: "订单取消后立即释放预留库存；已付款的，由同事批准后退款",
  },
  answers: () => ({
    free: { port: "out", output: { released: [{ sku: "LAMP-ARC-01", location: "Hamburg", quantity: 2 }], changed: true } },
    ask: { port: "approved", output: { decision: "approved", reason: "", by: [] } },
    refund: {
      port: "out",
      output: { through: "", already: false, refundId: "sample", amount: euro(49600), left: euro(0), refused: "" },
    },
  }),
  draw: (word) => ({
    nodes: [
      { id: "cancelled", type: "trigger.event", config: { event: "order.cancelled" }, position: place(0) },
      { id: "free", type: "stock.release", config: {}, position: place(1) },
      {
        id: "paid",
        type: "logic.filter",
        title: word({ en: "Only if it was paid", zh: "仅限已付款" }),
        config: { when: "order.paymentStatus == 'paid'" },
        position: place(2),
      },
      {
        id: "ask",
        type: "logic.approval",
        config: {
          question: word({
            en: "{{ order.number }} was cancelled. Give {{ order.total }} back?",
            zh: "{{ order.number }} 已取消，退还 {{ order.total }} 吗？",
          }),
          details: word({
            en: "The customer: {{ customer.name }}, {{ customer.email }}",
            zh: "客户：{{ customer.name }}（{{ customer.email }}）",
          }),
          amount: "order.total",
        },
        position: place(3),
      },
      {
        id: "refund",
        type: "order.refund",
        config: { reason: word({ en: "Order cancelled", zh: "订单取消" }) },
        position: place(4),
      },
      {
        id: "tell",
        type: "team.note",
        title: word({ en: "Say that it is open", zh: "提醒尚未退款" }),
        config: {
          text: word({
            en: "{{ order.number }} was cancelled and is not refunded yet: {{ order.total }}. {{ steps.ask.reason }}",
            zh: "{{ order.number }} 已取消，{{ order.total }} 尚未退款。{{ steps.ask.reason }}",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(4, 1),
      },
    ],
    edges: [
      { from: "cancelled", to: "free" },
      { from: "free", to: "paid" },
      { from: "paid", to: "ask" },
      { from: "ask", port: "approved", to: "refund" },
      { from: "ask", port: "rejected", to: "tell" },
      { from: "ask", port: "expired", to: "tell" },
      { from: "refund", port: "refused", to: "tell" },
      { from: "refund", port: "failed", to: "tell" },
    ],
  }),
  sample: {
    type: "order.cancelled",
    order: { id: "sample-1", number: "#1001", status: "cancelled", paymentStatus: "paid", currency: "EUR", total: euro(49600) },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com" },
  },
};
