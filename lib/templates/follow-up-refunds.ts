import { euro, place, type Template } from "./template.ts";

export const followUpRefunds: Template = {
  id: "follow-up-refunds",
  group: "customers",
  icon: "undo",
  name: { en: "Follow up on refunds", zh: "退款后回访" },
  summary: {
    en: "A week after a refund the team is reminded to ask the customer, unless they have ordered again by then",
    zh: "退款一周后提醒同事回访客户；期间又下单的就不用了",
  },
  draw: (word) => ({
    nodes: [
      { id: "refunded", type: "trigger.event", config: { event: "order.refunded" }, position: place(0) },
      {
        id: "again",
        type: "logic.wait-for-event",
        config: { event: "order.created", about: "customer", timeout: "P7D" },
        position: place(1),
      },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({
            en: "Write to {{ customer.name }}: {{ order.number }} was refunded a week ago, and they have not ordered since",
            zh: "请联系 {{ customer.name }}：{{ order.number }} 一周前退款，之后没有再下单",
          }),
          orderId: "{{ order.id }}",
        },
        position: place(2),
      },
    ],
    edges: [
      { from: "refunded", to: "again" },
      { from: "again", port: "timeout", to: "tell" },
    ],
  }),
  sample: {
    type: "order.refunded",
    order: { id: "sample-1", number: "#1001", status: "refunded", currency: "EUR", total: euro(8900) },
    customer: { id: "c-1", name: "Lena Hofmann" },
    payment: { id: "r-1", amount: euro(8900), reason: "damaged" },
  },
};
