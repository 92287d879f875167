import { place, type Template } from "./template.ts";

export const answerQuestions: Template = {
  id: "answer-questions",
  group: "customers",
  icon: "headset",
  name: { en: "Answer questions, or hand over", zh: "自动回答，答不了转人工" },
  summary: {
    en: "A question that your answers cover is answered at once. Refunds, complaints and everything unsure goes to a person, and the customer is told when",
    zh: "常用答案能解决的问题立即回答；退款、投诉和没把握的问题转人工，并告诉客户什么时候回复",
  },
  toDo: {
    en: "Write down a few answers under Conversations, Answers",
    zh: "在“客户消息 → 常用答案”里写几条答案",
  },
  draw: (word) => ({
    nodes: [
      { id: "wrote", type: "trigger.event", config: { event: "message.received" }, position: place(0) },
      { id: "find", type: "message.match", config: { sure: 80 }, position: place(1) },
      {
        id: "answer",
        type: "message.reply",
        title: word({ en: "Answer", zh: "回答" }),
        config: { text: "{{ steps.find.answer }}", found: "{{ steps.find.entryId }}", confidence: "{{ steps.find.confidence }}" },
        position: place(2),
      },
      {
        id: "over",
        type: "message.ask-person",
        config: { note: "{{ message.text }}", reason: "{{ steps.find.reason }}" },
        position: place(2, 1.4),
      },
      {
        id: "open",
        type: "logic.if",
        title: word({ en: "Is somebody there?", zh: "现在有人在吗？" }),
        config: { when: "isOpen(now)" },
        position: place(3, 1.4),
      },
      {
        id: "soon",
        type: "message.reply",
        title: word({ en: "A person answers soon", zh: "稍后人工回复" }),
        config: {
          kind: "notice",
          text: word({
            en: "Thank you for writing. A colleague is looking at it and answers here shortly.",
            zh: "您好，您的消息已收到，同事正在处理，稍后就在这里回复您。",
          }),
        },
        position: place(4, 1),
      },
      {
        id: "later",
        type: "message.reply",
        title: word({ en: "Say when a person answers", zh: "告知人工回复时间" }),
        config: {
          kind: "notice",
          text: word({
            en: "Thank you for writing. We are closed just now; a colleague answers from {{ dateOf(nextOpening(now)) }}, {{ timeOf(nextOpening(now)) }}.",
            zh: "您好，您的消息已收到。现在是休息时间，同事将在 {{ dateOf(nextOpening(now)) }} {{ timeOf(nextOpening(now)) }} 之后回复您。",
          }),
        },
        position: place(4, 2),
      },
    ],
    edges: [
      { from: "wrote", to: "find" },
      { from: "find", port: "answer", to: "answer" },
      { from: "find", port: "unsure", to: "over" },
      { from: "find", port: "person", to: "over" },
      { from: "over", port: "out", to: "open" },
      { from: "open", port: "true", to: "soon" },
      { from: "open", port: "false", to: "later" },
    ],
  }),
  sample: {
    type: "message.received",
    customer: { id: "c-1", name: "Lena Hofmann", email: "lena@example.com" },
    message: {
      id: "m-1",
      conversationId: "c-1",
      channel: "web",
      from: "Lena Hofmann",
      locale: "en",
      text: "Do you ship to Norway, and what does it cost?",
    },
  },
};
