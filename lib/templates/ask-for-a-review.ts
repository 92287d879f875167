import { euro, place, type Template } from "./template.ts";

export const askForAReview: Template = {
  id: "ask-for-a-review",
  group: "customers",
  icon: "package-check",
  name: { en: "Ask for a review", zh: "邀请评价" },
  summary: {
    en: "Three days after delivery your mail system is asked to send a review request, at ten in the morning on a working day",
    zh: "签收三天后，在工作日上午十点通知邮件系统发送评价邀请",
  },
  toDo: { en: "Put in your mail system's address", zh: "填写邮件系统的地址" },
  needs: { en: "A mail system with a web address", zh: "可通过网址调用的邮件系统" },
  draw: (word) => ({
    nodes: [
      { id: "arrived", type: "trigger.event", config: { event: "order.delivered" }, position: place(0) },
      { id: "rest", type: "logic.wait", config: { for: "P3D" }, position: place(1) },
      { id: "morning", type: "logic.wait-until", config: { until: "clock", clock: "10:00", workdays: true }, position: place(2) },
      {
        id: "ask",
        type: "outside.http",
        title: word({ en: "Send the request", zh: "发送邀请" }),
        config: {
          method: "POST",
          url: "https://example.com/review-requests",
          body: '{\n  "email": {{ json(order.email) }},\n  "order": {{ json(order.number) }}\n}',
        },
        position: place(3),
      },
    ],
    edges: [
      { from: "arrived", to: "rest" },
      { from: "rest", to: "morning" },
      { from: "morning", to: "ask" },
    ],
  }),
  sample: {
    type: "order.delivered",
    order: { id: "sample-1", number: "#1001", status: "delivered", currency: "EUR", email: "lena@example.com", total: euro(8900) },
  },
};
