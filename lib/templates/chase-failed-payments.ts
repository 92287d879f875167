import { byHand, mailTaken, tellCustomer } from "./tell-customer.ts";
import { euro, place, type Template } from "./template.ts";

const waiting = { event: "order.paid" } as const;

export const chaseFailedPayments: Template = {
  id: "chase-failed-payments",
  group: "money",
  icon: "credit-card",
  name: { en: "Chase failed payments", zh: "付款失败跟进" },
  summary: {
    en: "Two hours after a payment failed the customer gets a link to pay by mail; a day later a reminder; after three more days the order is cancelled",
    zh: "付款失败两小时后给客户发邮件，附上付款链接；一天后再提醒；再过三天仍未付款则取消订单",
  },
  needs: {
    en: "Needs a source of orders; the link is made by the shop or Stripe that is connected, the mail sent by your mail server",
    zh: "需要订单来源；付款链接由已连接的店铺或 Stripe 生成，邮件由您的邮件服务器发送",
  },
  answers: () => {
    const late = { port: "timeout", output: {} };
    return {
      first: mailTaken,
      second: mailTaken,
      wait: late,
      link: { port: "out", output: { through: "", already: false, url: "https://shop.example.com/pay/1001", amount: euro(61240) } },
      day: late,
      last: late,
      cancel: { port: "out", output: { through: "", already: false, changed: true } },
    };
  },
  draw: (word) => {
    const first = tellCustomer(
      {
        id: "first",
        column: 3,
        title: { en: "Send the link", zh: "发送付款链接" },
        subject: { en: "Your payment for {{ order.number }} did not go through", zh: "订单 {{ order.number }} 付款未成功" },
        text: {
          en: "Hello {{ customer.name }}, the payment for {{ order.number }} did not go through. Nothing was charged, and your order is kept. You can pay here: {{ steps.link.url }}",
          zh: "{{ customer.name }} 您好，订单 {{ order.number }} 付款未成功，没有扣款，订单为您保留。请点这里付款：{{ steps.link.url }}",
        },
      },
      word,
    );
    const second = tellCustomer(
      {
        id: "second",
        column: 5,
        title: { en: "Remind once more", zh: "再提醒一次" },
        subject: { en: "{{ order.number }} is kept for three more days", zh: "订单 {{ order.number }} 再保留三天" },
        text: {
          en: "Hello {{ customer.name }}, {{ order.number }} is not paid yet. We keep it for three more days: {{ steps.link.url }}",
          zh: "{{ customer.name }} 您好，订单 {{ order.number }} 尚未付款，我们再为您保留三天：{{ steps.link.url }}",
        },
      },
      word,
    );
    return {
      nodes: [
        { id: "failed", type: "trigger.event", config: { event: "payment.failed" }, position: place(0) },
        {
          id: "wait",
          type: "logic.wait-for-event",
          title: word({ en: "Do they pay by themselves?", zh: "客户会自己付款吗？" }),
          config: { ...waiting, timeout: "PT2H" },
          position: place(1),
        },
        { id: "link", type: "order.payment-link", config: {}, position: place(2) },
        ...first.nodes,
        {
          id: "day",
          type: "logic.wait-for-event",
          title: word({ en: "Paid within a day?", zh: "一天内付款了吗？" }),
          config: { ...waiting, timeout: "P1D" },
          position: place(4),
        },
        ...second.nodes,
        {
          id: "last",
          type: "logic.wait-for-event",
          title: word({ en: "Paid within three days?", zh: "三天内付款了吗？" }),
          config: { ...waiting, timeout: "P3D" },
          position: place(6),
        },
        { id: "cancel", type: "order.cancel", config: { reason: "declined" }, position: place(7) },
        {
          id: "tell",
          type: "team.note",
          title: word({ en: "Write to them by hand", zh: "请手动联系客户" }),
          config: {
            text: word({
              en: "The payment of {{ order.number }} failed and no link to pay could be made. Please write to {{ customer.name }}.",
              zh: "{{ order.number }} 付款失败，且无法生成付款链接，请联系 {{ customer.name }}。",
            }),
            orderId: "{{ order.id }}",
            urgent: true,
          },
          position: place(3, 2),
        },
      ],
      edges: [
        { from: "failed", to: "wait" },
        { from: "wait", port: "timeout", to: "link" },
        { from: "link", to: "first" },
        { from: "link", port: "failed", to: "tell" },
        ...first.edges,
        { from: "first", to: "day" },
        { from: byHand("first"), to: "day" },
        { from: "day", port: "timeout", to: "second" },
        ...second.edges,
        { from: "second", to: "last" },
        { from: byHand("second"), to: "last" },
        { from: "last", port: "timeout", to: "cancel" },
      ],
    };
  },
  sample: {
    type: "payment.failed",
    order: { id: "sample-1", number: "#1001", status: "open", currency: "EUR", total: euro(61240), email: "lena@example.com" },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com" },
    payment: {
      id: "p-1001",
      orderId: "sample-1",
      provider: "stripe",
      status: "failed",
      amount: euro(61240),
      failureCode: "card_declined",
      reason: "The card was declined",
    },
  },
};
