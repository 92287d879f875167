import { byHand, mailTaken, tellCustomer } from "./tell-customer.ts";
import { euro, place, type Template } from "./template.ts";

export const reserveAndThank: Template = {
  id: "reserve-and-thank",
  group: "stock",
  icon: "package-check",
  name: { en: "Paid: set stock aside and say thank you", zh: "付款后预留库存并致谢" },
  summary: {
    en: "A paid order’s goods are set aside at once, the customer is thanked by mail and the team packs it; where not all is there, the order is held and the team knows what is missing",
    zh: "订单付款后立即预留库存，发邮件感谢客户并提醒同事打包；库存不够时先暂缓订单，并告诉同事缺什么",
  },
  needs: { en: "Needs stock levels, and a mail server for the thanks", zh: "需要库存数据；发感谢邮件需要邮件服务器" },
  answers: (word) => ({
    thank: mailTaken,
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
  draw: (word) => {
    const thank = tellCustomer(
      {
        id: "thank",
        column: 2,
        title: { en: "Thank the customer", zh: "感谢客户" },
        subject: { en: "Thank you for {{ order.number }}", zh: "感谢您的订单 {{ order.number }}" },
        text: {
          en: "Hello {{ customer.name }}, thank you for your order {{ order.number }}. It is paid, everything is there, and we are packing it.",
          zh: "{{ customer.name }} 您好，感谢您的订单 {{ order.number }}。款项已收到，商品都有货，我们正在打包。",
        },
      },
      word,
    );
    return {
      nodes: [
        { id: "paid", type: "trigger.event", config: { event: "order.paid" }, position: place(0) },
        { id: "reserve", type: "stock.reserve", config: { split: "line" }, position: place(1) },
        ...thank.nodes,
        {
          id: "pack",
          type: "team.note",
          title: word({ en: "Pack it", zh: "打包" }),
          config: {
            text: word({
              en: "{{ order.number }} is paid and its goods are set aside: pack it.",
              zh: "{{ order.number }} 已付款，商品已备好，请打包。",
            }),
            orderId: "{{ order.id }}",
          },
          position: place(3),
        },
        {
          id: "hold",
          type: "order.hold",
          config: { reason: word({ en: "Not enough in stock", zh: "库存不足" }) },
          position: place(2, 2),
        },
        {
          id: "mark",
          type: "order.tag",
          config: { tag: word({ en: "backorder", zh: "缺货待发" }) },
          position: place(3, 2),
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
          position: place(4, 2),
        },
      ],
      edges: [
        { from: "paid", to: "reserve" },
        { from: "reserve", port: "reserved", to: "thank" },
        ...thank.edges,
        { from: "thank", to: "pack" },
        { from: byHand("thank"), to: "pack" },
        { from: "reserve", port: "part", to: "hold" },
        { from: "reserve", port: "short", to: "hold" },
        { from: "hold", to: "mark" },
        { from: "mark", to: "tell" },
      ],
    };
  },
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
