import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { choice, filledTemplate, template } from "../fields.ts";

export const messageReply = action({
  type: "message.reply",
  version: 1,
  title: { en: "Write back", zh: "回复客户" },
  summary: { en: "Answer in the channel the customer wrote by", zh: "在客户来信的渠道回复" },
  sentence: { en: "“{text}”", zh: "“{text}”" },
  icon: "reply",
  config: z.strictObject({
    text: filledTemplate({
      label: { en: "Text", zh: "内容" },
      hint: { en: "The answer that a step before has found: {{ steps.find.answer }}", zh: "前面步骤找到的答案：{{ steps.find.answer }}" },
      placeholder: "{{ steps.find.answer }}",
      long: true,
    }),
    kind: choice(
      ["answer", "notice"],
      {
        answer: { en: "An answer to the question", zh: "对问题的回答" },
        notice: { en: "Only word that a person will answer", zh: "仅告知会有人工回复" },
      },
      {
        label: { en: "What it is", zh: "性质" },
        hint: {
          en: "Refund demands, complaints and conversations that people look after are never answered by themselves",
          zh: "退款要求、投诉和已由人工接待的会话绝不会自动回答",
        },
      },
    ).default("answer"),
    found: template({
      label: { en: "Answer used", zh: "所用答案" },
      hint: { en: "Counts how often an answer is used: {{ steps.find.entryId }}", zh: "用于统计答案使用次数：{{ steps.find.entryId }}" },
      placeholder: "{{ steps.find.entryId }}",
      advanced: true,
    }).default(""),
    confidence: template({
      label: { en: "How sure it was", zh: "匹配把握" },
      placeholder: "{{ steps.find.confidence }}",
      advanced: true,
    }).default(""),
    conversation: filledTemplate({
      label: { en: "Conversation", zh: "会话" },
      placeholder: "{{ message.conversationId }}",
      advanced: true,
    }).default("{{ message.conversationId }}"),
  }),
  effect: "message.reply",
  output: effects["message.reply"].reply,
  ports: [
    { id: "sent", label: { en: "written", zh: "已回复" } },
    { id: "person", label: { en: "left to a person", zh: "留给人工" } },
  ],
  ask: ({ text, kind, found, confidence, conversation }) => {
    const sure = Number(confidence);
    return {
      conversationId: conversation,
      text,
      kind,
      entryId: found.trim(),
      confidence: confidence.trim() !== "" && sure >= 0 && sure <= 1 ? sure : null,
    };
  },
  read: (reply) => ({ port: reply.sent ? "sent" : "person", output: reply }),
  undo: null,
});
