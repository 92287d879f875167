import { byHand, mailTaken, tellCustomer } from "./tell-customer.ts";
import { euro, place, type Template } from "./template.ts";

export const tellWhenShipped: Template = {
  id: "tell-when-shipped",
  group: "customers",
  icon: "truck",
  name: { en: "Shipped: tell the customer", zh: "发货后通知客户" },
  summary: {
    en: "The customer gets a mail when their order has left; is it not delivered ten days later, the team is told to look after it",
    zh: "订单发出后给客户发邮件；十天后仍未签收的，提醒同事跟进",
  },
  needs: { en: "Needs a mail server", zh: "需要邮件服务器" },
  answers: () => ({ tell: mailTaken, arrives: { port: "timeout", output: {} } }),
  draw: (word) => {
    const tell = tellCustomer(
      {
        id: "tell",
        column: 1,
        title: { en: "It is on its way", zh: "已发出" },
        subject: { en: "{{ order.number }} is on its way", zh: "订单 {{ order.number }} 已发出" },
        text: {
          en: "Hello {{ customer.name }}, your order {{ order.number }} has left us and is on its way to {{ order.shippingAddress.city }}.",
          zh: "{{ customer.name }} 您好，您的订单 {{ order.number }} 已发出，正寄往{{ order.shippingAddress.city }}。",
        },
      },
      word,
    );
    return {
      nodes: [
        { id: "shipped", type: "trigger.event", config: { event: "order.shipped" }, position: place(0) },
        ...tell.nodes,
        {
          id: "arrives",
          type: "logic.wait-for-event",
          title: word({ en: "Delivered within ten days?", zh: "十天内签收了吗？" }),
          config: { event: "order.delivered", timeout: "P10D" },
          position: place(2),
        },
        {
          id: "late",
          type: "team.note",
          title: word({ en: "Look after it", zh: "请跟进" }),
          config: {
            text: word({
              en: "{{ order.number }} left ten days ago and is not delivered yet. Ask the carrier, and write to {{ customer.name }} before they write to us.",
              zh: "{{ order.number }} 已发出十天仍未签收。请查询物流，并主动联系 {{ customer.name }}。",
            }),
            orderId: "{{ order.id }}",
          },
          position: place(3),
        },
      ],
      edges: [
        { from: "shipped", to: "tell" },
        ...tell.edges,
        { from: "tell", to: "arrives" },
        { from: byHand("tell"), to: "arrives" },
        { from: "arrives", port: "timeout", to: "late" },
      ],
    };
  },
  sample: {
    type: "order.shipped",
    order: {
      id: "sample-1",
      number: "#1001",
      status: "shipped",
      currency: "EUR",
      email: "lena@example.com",
      total: euro(8900),
      shippingAddress: { city: "Hamburg" },
    },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com" },
  },
};
