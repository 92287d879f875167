import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate, template } from "../fields.ts";

export const messageAskPerson = action({
  type: "message.ask-person",
  version: 1,
  title: { en: "Hand over to a person", zh: "转人工" },
  summary: { en: "The conversation waits for somebody, and no flow answers it", zh: "会话等待人工处理，流程不再自动回答" },
  sentence: { en: "hand over[: “{note}”]", zh: "转人工[：“{note}”]" },
  icon: "headset",
  config: z.strictObject({
    note: template({
      label: { en: "What they should know", zh: "给同事的说明" },
      placeholder: "{{ customer.name }}",
    }).default(""),
    reason: template({
      label: { en: "Why", zh: "原因" },
      hint: { en: "From the step that looked for the answer: {{ steps.find.reason }}", zh: "来自查找答案的步骤：{{ steps.find.reason }}" },
      placeholder: "{{ steps.find.reason }}",
      advanced: true,
    }).default(""),
    conversation: filledTemplate({
      label: { en: "Conversation", zh: "会话" },
      placeholder: "{{ message.conversationId }}",
      advanced: true,
    }).default("{{ message.conversationId }}"),
  }),
  effect: "message.hand-over",
  output: effects["message.hand-over"].reply,
  ports: [
    { id: "out", label: { en: "handed over", zh: "已转人工" } },
    { id: "already", label: { en: "was with a person", zh: "已由人工接待" } },
  ],
  ask: ({ note, reason, conversation }) => ({ conversationId: conversation, reason: reason.trim(), note }),
  read: (reply) => ({ port: reply.changed ? "out" : "already", output: reply }),
  undo: (asked, reply) => (reply.changed ? { effect: "message.give-back", args: { conversationId: asked.conversationId } } : null),
});
