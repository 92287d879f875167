import { place, type Template } from "./template.ts";

export const complaintsFirst: Template = {
  id: "complaints-first",
  group: "customers",
  icon: "message-square",
  name: { en: "Complaints first", zh: "投诉优先处理" },
  summary: {
    en: "A message that speaks of a refund, damage or a complaint becomes an urgent note for the team",
    zh: "客户消息提到退款、破损或投诉时，立即给同事留一条紧急提醒",
  },
  draw: (word) => ({
    nodes: [
      { id: "wrote", type: "trigger.event", config: { event: "message.received" }, position: place(0) },
      {
        id: "angry",
        type: "logic.if",
        title: word({ en: "Is it a complaint?", zh: "是投诉吗？" }),
        config: {
          when: word({
            en: "['refund', 'damaged', 'broken', 'complain'].exists(part, message.text.contains(part))",
            zh: "['退款', '破损', '坏了', '投诉'].exists(part, message.text.contains(part))",
          }),
        },
        position: place(1),
      },
      {
        id: "tell",
        type: "team.note",
        config: {
          text: word({ en: "{{ message.from }} writes: {{ message.text }}", zh: "{{ message.from }} 来信：{{ message.text }}" }),
          urgent: true,
        },
        position: place(2),
      },
    ],
    edges: [
      { from: "wrote", to: "angry" },
      { from: "angry", port: "true", to: "tell" },
    ],
  }),
  sample: {
    type: "message.received",
    message: {
      id: "m-1",
      conversationId: "c-1",
      channel: "mail",
      from: "lena@example.com",
      text: "The lamp arrived damaged, I want a refund.",
    },
  },
};
