import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";

export const customerNote = action({
  type: "customer.note",
  version: 1,
  title: { en: "Write a note about the customer", zh: "给客户写备注" },
  summary: { en: "Stays with the customer for everybody who opens them", zh: "保留在客户资料中，打开的人都能看到" },
  sentence: { en: "“{text}”", zh: "“{text}”" },
  icon: "user-round-pen",
  config: z.strictObject({
    customerId: filledTemplate({ label: { en: "Customer", zh: "客户" }, placeholder: "{{ customer.id }}" }).default("{{ customer.id }}"),
    text: filledTemplate({
      label: { en: "Note", zh: "内容" },
      placeholder: { en: "Asked for three refunds this month", zh: "本月已要求退款三次" },
      long: true,
    }),
  }),
  effect: "customer.note",
  output: effects["customer.note"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ customerId, text }) => ({ customerId, text }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: (_asked, { noteId }) => ({ effect: "shop.remove-note", args: { shopNoteId: noteId } }),
});
