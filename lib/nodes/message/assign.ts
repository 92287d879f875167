import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate, person } from "../fields.ts";

export const messageAssign = action({
  type: "message.assign",
  version: 1,
  title: { en: "Give the conversation to somebody", zh: "分配会话" },
  summary: { en: "Says who is to look after it", zh: "指定由谁处理" },
  sentence: { en: "to {person}", zh: "给 {person}" },
  icon: "user-round-plus",
  config: z.strictObject({
    person: person({
      label: { en: "Who", zh: "负责人" },
      hint: { en: "Nobody: whoever comes first", zh: "不选则由最先看到的人处理" },
    }).default(""),
    conversation: filledTemplate({
      label: { en: "Conversation", zh: "会话" },
      placeholder: "{{ message.conversationId }}",
      advanced: true,
    }).default("{{ message.conversationId }}"),
  }),
  effect: "message.assign",
  output: effects["message.assign"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: (config) => ({ conversationId: config.conversation, userId: config.person }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: (asked, reply) =>
    reply.changed ? { effect: "message.assign", args: { conversationId: asked.conversationId, userId: reply.before } } : null,
});
