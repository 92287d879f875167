/** What goes out to systems beside the shop: mail, the team's chats, a language model, a dialogue system. */
import { z } from "zod";

export const systemEffects = {
  "mail.send": {
    guarantee: "network",
    /** `connectionId` empty: by the mail server that alerts go out by. */
    args: z.object({ connectionId: z.string(), to: z.string(), replyTo: z.string(), subject: z.string(), text: z.string() }),
    /** Addresses that the mail server took, and those that it did not. */
    reply: z.object({ messageId: z.string(), accepted: z.array(z.string()), rejected: z.array(z.string()) }),
  },
  "chat.send": {
    guarantee: "network",
    args: z.object({ connectionId: z.string(), text: z.string(), everyone: z.boolean() }),
    reply: z.object({ sent: z.boolean() }),
  },
  "model.ask": {
    guarantee: "network",
    reads: true,
    args: z.object({
      connectionId: z.string(),
      model: z.string(),
      instructions: z.string(),
      question: z.string(),
      /** What each field of the answer is to hold; empty: the answer is a text. */
      fields: z.record(z.string(), z.string()),
      maxTokens: z.int(),
      hidesPeople: z.boolean(),
    }),
    reply: z.object({
      text: z.string(),
      fields: z.record(z.string(), z.string()),
      model: z.string(),
      tokens: z.int(),
      /** The first answer did not fit, and was asked for again. */
      repaired: z.boolean(),
    }),
  },
  "dialogflow.detect-intent": {
    guarantee: "network",
    reads: true,
    args: z.object({ connectionId: z.string(), session: z.string(), text: z.string(), language: z.string() }),
    reply: z.object({
      intent: z.string(),
      isFallback: z.boolean(),
      confidence: z.number(),
      answer: z.string(),
      parameters: z.record(z.string(), z.unknown()),
    }),
  },
} as const;
