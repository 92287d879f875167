import { euro, place, type Template } from "./template.ts";

export const tellAnotherSystem: Template = {
  id: "tell-another-system",
  group: "team",
  icon: "globe",
  name: { en: "Tell another system when an order is paid", zh: "订单付款后通知其他系统" },
  summary: {
    en: "Sends the order to your warehouse or bookkeeping, and tells the team when that is refused",
    zh: "把订单发给仓库或财务系统；对方拒绝时提醒同事",
  },
  toDo: { en: "Put in your own system's address", zh: "填写对方系统的地址" },
  draw: (word) => ({
    nodes: [
      { id: "paid", type: "trigger.event", config: { event: "order.paid" }, position: place(0) },
      {
        id: "send",
        type: "outside.http",
        title: word({ en: "Send the order", zh: "发送订单" }),
        config: {
          method: "POST",
          url: "https://example.com/orders",
          body: '{\n  "id": {{ json(order.id) }},\n  "number": {{ json(order.number) }},\n  "total": {{ json(order.total) }},\n  "email": {{ json(order.email) }}\n}',
        },
        position: place(1),
      },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({
            en: "The other system refused {{ order.number }}: it answered {{ steps.send.status }}",
            zh: "对方系统没有接收 {{ order.number }}，返回 {{ steps.send.status }}",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(2, 1),
      },
    ],
    edges: [
      { from: "paid", to: "send" },
      { from: "send", port: "error", to: "tell" },
    ],
  }),
  sample: {
    type: "order.paid",
    order: { id: "sample-1", number: "#1001", status: "paid", currency: "EUR", total: euro(8900), email: "lena@example.com" },
  },
  needs: { en: "A system with a web address: warehouse, bookkeeping", zh: "可通过网址调用的系统：仓库、财务等" },
};
