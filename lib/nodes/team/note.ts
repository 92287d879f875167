import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate, flag, template } from "../fields.ts";

export const teamNote = action({
  type: "team.note",
  version: 1,
  title: { en: "Tell the team", zh: "提醒同事" },
  summary: { en: "Leave a note for the people in the shop", zh: "给店里的同事留一条提醒" },
  sentence: { en: "“{text}”", zh: "“{text}”" },
  icon: "message-square",
  config: z.strictObject({
    text: filledTemplate({
      label: { en: "Note", zh: "内容" },
      placeholder: { en: "Please check order {{ order.number }}", zh: "请检查订单 {{ order.number }}" },
      long: true,
    }),
    orderId: template({
      label: { en: "About order", zh: "关于订单" },
      hint: { en: "The note shows on this order too", zh: "这条提醒也会显示在该订单上" },
      placeholder: "{{ order.id }}",
    }).default(""),
    urgent: flag({ label: { en: "Urgent", zh: "紧急" } }).default(false),
  }),
  effect: "team.note",
  output: effects["team.note"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ text, orderId, urgent }) => ({ text, orderId: orderId.trim(), urgent }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: (_asked, reply) => ({ effect: "team.remove-note", args: { noteId: reply.noteId } }),
});
