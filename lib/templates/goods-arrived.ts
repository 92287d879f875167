import { byHand, mailTaken, tellCustomer } from "./tell-customer.ts";
import { place, type Template } from "./template.ts";

export const goodsArrived: Template = {
  id: "goods-arrived",
  group: "stock",
  icon: "package-open",
  name: { en: "Goods arrived: let waiting orders go on", zh: "到货后放行等货订单" },
  summary: {
    en: "When stock comes in, orders with the tag “backorder” get their goods, oldest first; each that is complete goes on, its customer is told by mail and the team packs it",
    zh: "到货后，按下单先后为带“缺货待发”标签的订单备货；备齐的解除暂缓，发邮件告知客户并提醒同事打包",
  },
  needs: { en: "Needs stock levels and orders, and a mail server for telling customers", zh: "需要库存和订单数据；通知客户需要邮件服务器" },
  answers: () => ({
    tell: mailTaken,
    waiting: {
      port: "some",
      output: { count: 1, orders: [{ id: "sample-1", number: "#1001", email: "lena@example.com", name: "Lena Hofmann", quantity: 2 }] },
    },
    reserve: {
      port: "reserved",
      output: {
        outcome: "reserved",
        reserved: [{ sku: "LAMP-ARC-01", location: "Hamburg", quantity: 2 }],
        missing: [],
        changed: true,
        refused: false,
      },
    },
    release: { port: "out", output: { held: false, changed: true, refused: false, status: "paid" } },
  }),
  draw: (word) => {
    const tell = tellCustomer(
      {
        id: "tell",
        column: 5,
        title: { en: "Tell the customer", zh: "告知客户" },
        subject: { en: "The goods for {{ steps.each.item.number }} have arrived", zh: "订单 {{ steps.each.item.number }} 的商品已到货" },
        text: {
          en: "Hello {{ steps.each.item.name }}, what you were waiting for has arrived. {{ steps.each.item.number }} is being packed.",
          zh: "{{ steps.each.item.name }} 您好，您等待的商品已到货，订单 {{ steps.each.item.number }} 正在打包。",
        },
        to: "{{ steps.each.item.email }}",
        orderId: "{{ steps.each.item.id }}",
      },
      word,
    );
    return {
      nodes: [
        {
          id: "came",
          type: "trigger.event",
          config: { event: "stock.changed", when: "stock.available > 0 || stock.level > 0 || stock.delta > 0" },
          position: place(0),
        },
        {
          id: "waiting",
          type: "stock.waiting-orders",
          config: { sku: "{{ either(stock.sku, stock.itemId) }}", tag: word({ en: "backorder", zh: "缺货待发" }) },
          position: place(1),
        },
        { id: "each", type: "logic.for-each", config: { items: "steps.waiting.orders" }, position: place(2) },
        { id: "reserve", type: "stock.reserve", config: { orderId: "{{ steps.each.item.id }}" }, position: place(3) },
        { id: "release", type: "order.release", config: { orderId: "{{ steps.each.item.id }}" }, position: place(4) },
        ...tell.nodes,
        {
          id: "pack",
          type: "team.note",
          title: word({ en: "Pack it", zh: "打包" }),
          config: {
            text: word({
              en: "The goods for {{ steps.each.item.number }} have arrived: pack it.",
              zh: "{{ steps.each.item.number }} 的商品已到货，请打包。",
            }),
            orderId: "{{ steps.each.item.id }}",
          },
          position: place(6),
        },
      ],
      edges: [
        { from: "came", to: "waiting" },
        { from: "waiting", port: "some", to: "each" },
        { from: "each", port: "each", to: "reserve" },
        { from: "reserve", port: "reserved", to: "release" },
        { from: "release", to: "tell" },
        ...tell.edges,
        { from: "tell", to: "pack" },
        { from: byHand("tell"), to: "pack" },
      ],
    };
  },
  sample: {
    type: "stock.changed",
    stock: {
      sku: "LAMP-ARC-01",
      title: "Arc floor lamp",
      location: "Hamburg",
      told: "level",
      level: 20,
      available: 20,
      delta: 20,
      reason: "delivery",
    },
  },
};
