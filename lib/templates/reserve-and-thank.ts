import { euro, place, type Template } from "./template.ts";

export const reserveAndThank: Template = {
  id: "reserve-and-thank",
  group: "stock",
  icon: "package-check",
  name: { en: "Paid: set stock aside and say thank you", zh: "付款后预留库存并致谢" },
  summary: {
    en: "A paid order’s goods are set aside at once, and it is packed with a thank-you; where not all is there, the order is held and the team knows what is missing",
    zh: "订单付款后立即预留库存，打包时附上感谢卡；库存不够时先暂缓订单，并告诉同事缺什么",
  },
  answers: (word) => ({
    reserve: {
      port: "reserved",
      output: {
        outcome: "reserved",
        reserved: [{ sku: "LAMP-ARC-01", location: word({ en: "Hamburg", zh: "汉堡" }), quantity: 2 }],
        missing: [],
        changed: true,
        refused: false,
      },
    },
  }),
  draw: (word) => ({
    nodes: [
      { id: "paid", type: "trigger.event", config: { event: "order.paid" }, position: place(0) },
      { id: "reserve", type: "stock.reserve", config: { split: "line" }, position: place(1) },
      {
        id: "thank",
        type: "team.note",
        title: word({ en: "Thank the customer", zh: "感谢客户" }),
        config: {
          text: word({
            en: "{{ order.number }} is paid and its goods are set aside. Pack it, with a thank-you card for {{ customer.name }}.",
            zh: "{{ order.number }} 已付款，商品已备好。请打包，并附上给 {{ customer.name }} 的感谢卡。",
          }),
          orderId: "{{ order.id }}",
        },
        position: place(2),
      },
      {
        id: "hold",
        type: "order.hold",
        config: { reason: word({ en: "Not enough in stock", zh: "库存不足" }) },
        position: place(2, 1),
      },
      {
        id: "mark",
        type: "order.tag",
        config: { tag: word({ en: "backorder", zh: "缺货待发" }) },
        position: place(3, 1),
      },
      {
        id: "tell",
        type: "team.note",
        title: word({ en: "Say what is missing", zh: "告知缺货" }),
        config: {
          text: word({
            en: "{{ order.number }} is paid and waits for goods. Missing: {{ steps.reserve.missing.map(each, string(each.quantity) + ' × ' + each.sku).join(', ') }}",
            zh: "{{ order.number }} 已付款，等待到货。缺：{{ steps.reserve.missing.map(each, each.sku + ' × ' + string(each.quantity)).join('、') }}",
          }),
          orderId: "{{ order.id }}",
          urgent: true,
        },
        position: place(4, 1),
      },
    ],
    edges: [
      { from: "paid", to: "reserve" },
      { from: "reserve", port: "reserved", to: "thank" },
      { from: "reserve", port: "part", to: "hold" },
      { from: "reserve", port: "short", to: "hold" },
      { from: "hold", to: "mark" },
      { from: "mark", to: "tell" },
    ],
  }),
  sample: {
    type: "order.paid",
    order: {
      id: "sample-1",
      number: "#1001",
      status: "paid",
      currency: "EUR",
      total: euro(49600),
      email: "lena@example.com",
      items: [{ id: "1", sku: "LAMP-ARC-01", title: "Arc floor lamp", quantity: 2, price: euro(24800), total: euro(49600) }],
    },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com" },
  },
};
