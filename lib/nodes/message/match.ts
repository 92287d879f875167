import { z } from "zod";
import { limits } from "../../limits.ts";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { count, filledTemplate, template } from "../fields.ts";

export const messageMatch = action({
  type: "message.match",
  version: 1,
  title: { en: "Find the answer", zh: "查找答案" },
  summary: { en: "Look up a customer’s question among your answers", zh: "在常用答案里查找客户的问题" },
  sentence: { en: "when at least {sure} % sure", zh: "把握达到 {sure}% 时" },
  icon: "search-check",
  config: z.strictObject({
    text: template({
      label: { en: "Question", zh: "问题" },
      placeholder: "{{ message.text }}",
      long: true,
    }).default("{{ message.text }}"),
    sure: count(
      { min: limits.sureMin, max: limits.sureMax },
      {
        label: { en: "How sure it has to be", zh: "需要多大把握" },
        unit: { en: "%", zh: "%" },
        hint: {
          en: "80 means: of 100 answers that are only just sure enough, about 80 are the right one. Higher: fewer mistakes, and more for people to do",
          zh: "80 表示：刚好达到要求的 100 条回答里，大约 80 条是对的。数值越高，出错越少，交给人工的也越多",
        },
      },
    ).default(limits.sureUsual),
    conversation: filledTemplate({
      label: { en: "Conversation", zh: "会话" },
      placeholder: "{{ message.conversationId }}",
      advanced: true,
    }).default("{{ message.conversationId }}"),
  }),
  effect: "message.match",
  output: effects["message.match"].reply,
  ports: [
    { id: "answer", label: { en: "sure enough", zh: "有把握" } },
    { id: "unsure", label: { en: "not sure", zh: "没把握" } },
    { id: "person", label: { en: "for a person", zh: "需要人工" } },
  ],
  ask: ({ text, sure, conversation }) => ({ conversationId: conversation, text, sure }),
  read: (reply) => ({ port: reply.result, output: reply }),
  undo: changesNothing,
});
