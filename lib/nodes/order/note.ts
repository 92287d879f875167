import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";

export const orderNote = action({
  type: "order.note",
  version: 1,
  title: { en: "Write a note on the order", zh: "给订单写备注" },
  summary: { en: "Stays on the order for everybody who opens it", zh: "保留在订单上，打开订单的人都能看到" },
  sentence: { en: "“{text}”", zh: "“{text}”" },
  icon: "notebook-pen",
  config: z.strictObject({
    orderId: filledTemplate({ label: { en: "Order", zh: "订单" }, placeholder: "{{ order.id }}" }).default("{{ order.id }}"),
    text: filledTemplate({
      label: { en: "Note", zh: "内容" },
      placeholder: { en: "Gift: no invoice in the parcel", zh: "礼品单：包裹内勿放发票" },
      long: true,
    }),
  }),
  effect: "order.note",
  output: effects["order.note"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ orderId, text }) => ({ orderId, text }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: (_asked, { noteId }) => ({ effect: "shop.remove-note", args: { shopNoteId: noteId } }),
});
