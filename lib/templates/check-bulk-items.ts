import { euro, place, type Template } from "./template.ts";

export const checkBulkItems: Template = {
  id: "check-bulk-items",
  group: "orders",
  icon: "repeat",
  name: { en: "Count large quantities twice", zh: "大批量商品复核" },
  summary: {
    en: "For each line with ten pieces or more, the team gets a note to count it twice before packing",
    zh: "订单中每一行数量达到十件，就提醒同事打包前复核",
  },
  draw: (word) => ({
    nodes: [
      { id: "paid", type: "trigger.event", config: { event: "order.paid" }, position: place(0) },
      { id: "lines", type: "logic.for-each", config: { items: "order.items.filter(item, item.quantity >= 10)" }, position: place(1) },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({
            en: "{{ order.number }}: count {{ steps.lines.item.quantity }} × {{ steps.lines.item.sku }} twice",
            zh: "{{ order.number }}：请复核 {{ steps.lines.item.sku }}，共 {{ steps.lines.item.quantity }} 件",
          }),
          orderId: "{{ order.id }}",
        },
        position: place(2),
      },
    ],
    edges: [
      { from: "paid", to: "lines" },
      { from: "lines", port: "each", to: "tell" },
    ],
  }),
  sample: {
    type: "order.paid",
    order: {
      id: "sample-1",
      number: "#1001",
      currency: "EUR",
      total: euro(35000),
      items: [
        { id: "1", sku: "CUP-WHITE", title: "Cup, white", quantity: 24 },
        { id: "2", sku: "TEAPOT", title: "Teapot", quantity: 1 },
        { id: "3", sku: "SAUCER", title: "Saucer", quantity: 12 },
      ],
    },
  },
};
