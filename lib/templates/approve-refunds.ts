import { euro, place, type Template } from "./template.ts";

export const approveRefunds: Template = {
  id: "approve-refunds",
  group: "money",
  icon: "banknote",
  name: { en: "Refunds, with approval above an amount", zh: "退款：超过金额需审批" },
  summary: {
    en: "A refund of up to 50 is given at once; above that somebody decides, and a refused one is left with the team",
    zh: "50 以内的退款直接办理；超过的由同事审批，未通过的交给同事跟进",
  },
  answers: () => ({
    ask: { port: "approved", output: { decision: "approved", reason: "", by: [] } },
    refund: {
      port: "out",
      output: { through: "", already: false, refundId: "sample", amount: euro(11050), left: euro(50190), refused: "" },
    },
  }),
  draw: (word) => ({
    nodes: [
      { id: "wants", type: "trigger.event", config: { event: "refund.requested" }, position: place(0) },
      {
        id: "small",
        type: "logic.if",
        title: word({ en: "Is it a small amount?", zh: "是小额吗？" }),
        config: { when: "refund.amount <= 50.0" },
        position: place(1),
      },
      {
        id: "ask",
        type: "logic.approval",
        config: {
          question: word({
            en: "Refund {{ refund.amount }} of {{ order.number }}?",
            zh: "{{ order.number }} 退款 {{ refund.amount }}，同意吗？",
          }),
          details: word({
            en: "{{ customer.name }} gives as reason: {{ refund.reason }}",
            zh: "{{ customer.name }} 的退款原因：{{ refund.reason }}",
          }),
          amount: "refund.amount",
          expiresAfter: "P2D",
        },
        position: place(2, 1),
      },
      {
        id: "refund",
        type: "order.refund",
        config: { amount: "refund.amount", reason: "{{ refund.reason }}" },
        position: place(3),
      },
      {
        id: "tell",
        type: "team.note",
        title: word({ en: "Leave it with the team", zh: "交给同事跟进" }),
        config: {
          text: word({
            en: "No refund yet for {{ order.number }}: {{ customer.name }} asks for {{ refund.amount }}, {{ refund.reason }}. Please write to them.",
            zh: "{{ order.number }} 尚未退款：{{ customer.name }} 申请 {{ refund.amount }}，{{ refund.reason }}。请与客户沟通。",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(4, 1),
      },
    ],
    edges: [
      { from: "wants", to: "small" },
      { from: "small", port: "true", to: "refund" },
      { from: "small", port: "false", to: "ask" },
      { from: "ask", port: "approved", to: "refund" },
      { from: "ask", port: "rejected", to: "tell" },
      { from: "ask", port: "expired", to: "tell" },
      { from: "refund", port: "refused", to: "tell" },
    ],
  }),
  sample: {
    type: "refund.requested",
    order: { id: "sample-1", number: "#1001", status: "paid", currency: "EUR", total: euro(61240) },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com" },
    refund: { id: "r-1", orderId: "sample-1", amount: euro(11050), reason: "damaged", status: "requested" },
  },
};
