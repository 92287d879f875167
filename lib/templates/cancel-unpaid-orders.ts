import { euro, place, type Template } from "./template.ts";

export const cancelUnpaidOrders: Template = {
  id: "cancel-unpaid-orders",
  group: "orders",
  icon: "clock",
  name: { en: "Cancel what is not paid", zh: "取消未付款订单" },
  summary: {
    en: "An order that is not paid within three days is cancelled, so that its stock is free again",
    zh: "三天内未付款的订单自动取消，释放库存",
  },
  draw: (word) => ({
    nodes: [
      { id: "placed", type: "trigger.event", config: { event: "order.created", when: "order.status == 'open'" }, position: place(0) },
      { id: "pay", type: "logic.wait-for-event", config: { event: "order.paid", timeout: "P3D" }, position: place(1) },
      {
        id: "cancel",
        type: "order.set-status",
        title: word({ en: "Cancel the order", zh: "取消订单" }),
        config: { status: "cancelled" },
        position: place(2),
      },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({ en: "{{ order.number }} was cancelled: not paid in three days", zh: "{{ order.number }} 三天未付款，已取消" }),
          orderId: "{{ order.id }}",
        },
        position: place(3),
      },
    ],
    edges: [
      { from: "placed", to: "pay" },
      { from: "pay", port: "timeout", to: "cancel" },
      { from: "cancel", to: "tell" },
    ],
  }),
  sample: { type: "order.created", order: { id: "sample-1", number: "#1001", status: "open", currency: "EUR", total: euro(8900) } },
};
