import { tellCustomer } from "./tell-customer.ts";
import { euro, place, type Template } from "./template.ts";

export const askForAReview: Template = {
  id: "ask-for-a-review",
  group: "customers",
  icon: "package-check",
  name: { en: "Delivered: ask for a review", zh: "签收后邀请评价" },
  summary: {
    en: "Three days after delivery the customer is asked by mail how they like it, at ten in the morning on a working day",
    zh: "签收三天后，在工作日上午十点发邮件邀请客户评价",
  },
  needs: { en: "Needs a mail server", zh: "需要邮件服务器" },
  draw: (word) => {
    const ask = tellCustomer(
      {
        id: "ask",
        column: 3,
        title: { en: "Ask how they like it", zh: "邀请评价" },
        subject: { en: "How do you like it?", zh: "用得还满意吗？" },
        text: {
          en: "Hello {{ customer.name }}, your order {{ order.number }} has been with you for three days. How do you like it? A short answer helps us and others. If something is not right, answer this mail and we mend it.",
          zh: "{{ customer.name }} 您好，您的订单 {{ order.number }} 已签收三天，用得还满意吗？一句简短的评价对我们和其他顾客都很有帮助；有任何问题，直接回复这封邮件，我们会处理好。",
        },
      },
      word,
    );
    return {
      nodes: [
        { id: "arrived", type: "trigger.event", config: { event: "order.delivered" }, position: place(0) },
        { id: "rest", type: "logic.wait", config: { for: "P3D" }, position: place(1) },
        { id: "morning", type: "logic.wait-until", config: { until: "clock", clock: "10:00", workdays: true }, position: place(2) },
        ...ask.nodes,
      ],
      edges: [{ from: "arrived", to: "rest" }, { from: "rest", to: "morning" }, { from: "morning", to: "ask" }, ...ask.edges],
    };
  },
  sample: {
    type: "order.delivered",
    order: { id: "sample-1", number: "#1001", status: "delivered", currency: "EUR", email: "lena@example.com", total: euro(8900) },
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com" },
  },
};
