/** A mail to the customer, and what the team does by hand where none can be sent: no mail server, no address, nobody there. */
import type { FlowDraft } from "../flow/flow.ts";
import type { Words } from "../language/words.ts";
import { place } from "./template.ts";

export interface CustomerMail {
  id: string;
  column: number;
  title: Words;
  subject: Words;
  text: Words;
  /** Where it is not the event's own customer and order. */
  to?: string;
  orderId?: string;
}

type Piece = { [K in "nodes" | "edges"]: NonNullable<FlowDraft[K]> };

/** The mail goes on by its port `out`, the note by its own: `byHand(id)`. */
export function tellCustomer({ id, column, title, subject, text, to, orderId }: CustomerMail, word: (words: Words) => string): Piece {
  const mail = {
    id,
    type: "mail.send",
    title: word(title),
    config: { to: to ?? "{{ customer.email }}", subject: word(subject), text: word(text) },
    position: place(column),
  };
  const note = {
    id: byHand(id),
    type: "team.note",
    title: word({ en: "Write to them by hand", zh: "请手动联系客户" }),
    config: {
      text: word({ en: `No mail could be sent. Please tell the customer: ${text.en}`, zh: `邮件没能发出，请手动告知客户：${text.zh}` }),
      orderId: orderId ?? "{{ order.id }}",
    },
    position: place(column, 1),
  };
  return {
    nodes: [mail, note],
    edges: [
      { from: id, port: "rejected", to: note.id },
      { from: id, port: "failed", to: note.id },
    ],
  };
}

/** What the mail is taken to have come to when the flow is tried on its sample. */
export const mailTaken = { port: "out", output: { messageId: "sample", accepted: ["lena@example.com"], rejected: [] } };

export const byHand = (id: string): string => `${id}_by_hand`;
