import type { Words } from "../language/words.ts";
import { euro, place, type Template } from "./template.ts";

const waiting = { event: "order.paid" } as const;
const reminder = (id: string, title: Words, text: Words, at: { x: number; y: number }, word: (words: Words) => string) => ({
  id,
  type: "team.note",
  title: word(title),
  config: { text: word(text), orderId: "{{ order.id }}", urgent: true },
  position: at,
});

export const chaseFailedPayments: Template = {
  id: "chase-failed-payments",
  group: "money",
  icon: "credit-card",
  name: { en: "Chase failed payments", zh: "付款失败跟进" },
  summary: {
    en: "Two hours after a payment failed the team gets a link for the customer to pay; a day later a reminder; after three more days the order is cancelled",
    zh: "付款失败两小时后生成付款链接交给同事发送；一天后再提醒；再过三天仍未付款则取消订单",
  },
  needs: {
    en: "Needs a source of orders; the link is made by the shop or Stripe that is connected",
    zh: "需要订单来源；付款链接由已连接的店铺或 Stripe 生成",
  },
  answers: () => {
    const late = { port: "timeout", output: {} };
    return {
      wait: late,
      link: { port: "out", output: { through: "", already: false, url: "https://shop.example.com/pay/1001", amount: euro(61240) } },
      day: late,
      last: late,
      cancel: { port: "out", output: { through: "", already: false, changed: true } },
    };
  },
  draw: (word) => ({
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
      reminder(
        "first",
        { en: "Send the link", zh: "发送付款链接" },
        {
          en: "The payment of {{ order.number }} failed ({{ payment.reason }}). Send {{ customer.name }} this link to pay: {{ steps.link.url }}",
          zh: "{{ order.number }} 付款失败（{{ payment.reason }}）。请把付款链接发给 {{ customer.name }}：{{ steps.link.url }}",
        },
        place(3),
        word,
      ),
      {
        id: "day",
        type: "logic.wait-for-event",
        title: word({ en: "Paid within a day?", zh: "一天内付款了吗？" }),
        config: { ...waiting, timeout: "P1D" },
        position: place(4),
      },
      reminder(
        "second",
        { en: "Remind once more", zh: "再提醒一次" },
        {
          en: "{{ order.number }} is still not paid. Remind {{ customer.name }} that it is kept for three more days: {{ steps.link.url }}",
          zh: "{{ order.number }} 仍未付款。请提醒 {{ customer.name }}，订单再保留三天：{{ steps.link.url }}",
        },
        place(5),
        word,
      ),
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
        position: place(3, 1),
      },
    ],
    edges: [
      { from: "failed", to: "wait" },
      { from: "wait", port: "timeout", to: "link" },
      { from: "link", to: "first" },
      { from: "link", port: "failed", to: "tell" },
      { from: "first", port: "out", to: "day" },
      { from: "day", port: "timeout", to: "second" },
      { from: "second", port: "out", to: "last" },
      { from: "last", port: "timeout", to: "cancel" },
    ],
  }),
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
