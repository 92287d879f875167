import { euro, place, type Template } from "./template.ts";

export const repeatedRefunds: Template = {
  id: "repeated-refunds",
  group: "money",
  icon: "user-round-search",
  name: { en: "Repeated refunds go to a person", zh: "多次退款转人工" },
  summary: {
    en: "A customer with three refunds in 90 days is tagged, and a person looks before the next one",
    zh: "90 天内退款达到三次的客户加上标签，由同事核实后再处理下一次",
  },
  answers: () => ({
    recent: { port: "out", output: { orders: 4, refunds: 3, cancelled: 0 } },
    mark: { port: "out", output: { tags: ["often refunded"], before: [], changed: true } },
  }),
  draw: (word) => ({
    nodes: [
      { id: "refunded", type: "trigger.event", config: { event: "order.refunded", when: "!isEmpty(customer.id)" }, position: place(0) },
      { id: "recent", type: "customer.recent", config: { days: 90 }, position: place(1) },
      {
        id: "often",
        type: "logic.filter",
        title: word({ en: "Three or more?", zh: "达到三次？" }),
        config: { when: "steps.recent.refunds >= 3" },
        position: place(2),
      },
      {
        id: "tell",
        type: "team.note",
        title: word({ en: "Ask a person to look", zh: "请同事核实" }),
        config: {
          text: word({
            en: "{{ customer.name }} has had {{ steps.recent.refunds }} refunds on {{ steps.recent.orders }} orders in 90 days, {{ order.number }} is the latest. Please look before the next one.",
            zh: "{{ customer.name }} 近 90 天 {{ steps.recent.orders }} 单中退款 {{ steps.recent.refunds }} 次，最近一次是 {{ order.number }}，请核实后再处理下一次。",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(3),
      },
      { id: "mark", type: "customer.tag", config: { tag: word({ en: "often refunded", zh: "多次退款" }) }, position: place(4) },
    ],
    edges: [
      { from: "refunded", to: "recent" },
      { from: "recent", to: "often" },
      { from: "often", to: "tell" },
      { from: "tell", to: "mark" },
    ],
  }),
  sample: {
    type: "order.refunded",
    order: { id: "sample-1", number: "#1001", status: "refunded", currency: "EUR", total: euro(8900) },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com" },
    refund: { id: "r-1", orderId: "sample-1", amount: euro(8900), reason: "damaged" },
    payment: { id: "r-1", amount: euro(8900), reason: "damaged" },
  },
};
