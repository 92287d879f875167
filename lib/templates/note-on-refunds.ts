import { euro, place, type Template } from "./template.ts";

export const noteOnRefunds: Template = {
  id: "note-on-refunds",
  group: "money",
  icon: "message-square",
  name: { en: "Tell the team about refunds", zh: "退款时提醒同事" },
  summary: {
    en: "Every refund leaves a note with its amount and reason; large ones are urgent",
    zh: "每笔退款都留一条提醒，写明金额和原因；大额退款标为紧急",
  },
  draw: (word) => {
    const text = word({
      en: "{{ order.number }} was refunded {{ payment.amount }}. Reason: {{ payment.reason }}",
      zh: "{{ order.number }} 已退款 {{ payment.amount }}，原因：{{ payment.reason }}",
    });
    return {
      nodes: [
        { id: "refunded", type: "trigger.event", config: { event: "order.refunded" }, position: place(0) },
        { id: "large", type: "logic.if", config: { when: "payment.amount > 300.0" }, position: place(1) },
        { id: "tell_now", type: "team.note", config: { text, orderId: "{{ order.id }}", urgent: true }, position: place(2) },
        { id: "tell", type: "team.note", config: { text, orderId: "{{ order.id }}" }, position: place(2, 1) },
      ],
      edges: [
        { from: "refunded", to: "large" },
        { from: "large", port: "true", to: "tell_now" },
        { from: "large", port: "false", to: "tell" },
      ],
    };
  },
  sample: {
    type: "order.refunded",
    order: { id: "sample-1", number: "#1001", status: "refunded", currency: "EUR", total: euro(40000) },
    payment: { id: "r-1", amount: euro(40000), reason: "damaged" },
  },
};
