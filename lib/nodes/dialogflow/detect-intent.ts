import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { connection, filledTemplate } from "../fields.ts";

export const detectIntent = action({
  type: "dialogflow.detect-intent",
  version: 1,
  title: { en: "Understand with Dialogflow", zh: "用 Dialogflow 理解意图" },
  summary: { en: "What a customer wants, as your Dialogflow agent sees it", zh: "由你的 Dialogflow 智能体判断客户想要什么" },
  sentence: { en: "{text}", zh: "{text}" },
  icon: "message-circle-question-mark",
  config: z.strictObject({
    connection: connection({
      label: { en: "Agent", zh: "智能体" },
      connects: ["dialogflow"],
      without: { en: "None chosen", zh: "未选择" },
      needed: true,
    }),
    text: filledTemplate({
      label: { en: "What the customer said", zh: "客户说的话" },
      hint: { en: "Dialogflow reads the first 256 characters.", zh: "Dialogflow 只读取前 256 个字符。" },
      placeholder: "{{ message.text }}",
      long: true,
    }),
    session: filledTemplate({
      label: { en: "Conversation", zh: "会话" },
      hint: {
        en: "Messages of one conversation share it, so that the agent remembers.",
        zh: "同一会话的消息使用相同的值，智能体才能记住上下文。",
      },
      placeholder: "{{ customer.id }}",
    }),
    language: filledTemplate({ label: { en: "Language", zh: "语言" }, placeholder: "zh-CN" }).default("en"),
  }),
  effect: "dialogflow.detect-intent",
  output: effects["dialogflow.detect-intent"].reply,
  ports: [
    { id: "out", label: { en: "understood", zh: "已理解" } },
    { id: "fallback", label: { en: "not understood", zh: "未理解" } },
  ],
  ask: ({ connection: connectionId, session, text, language }) => ({ connectionId, session, text, language }),
  read: (reply) => ({ port: reply.isFallback || reply.intent === "" ? "fallback" : "out", output: reply }),
  undo: changesNothing,
});
