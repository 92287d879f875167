/** A customer's message in our own shape, whatever channel it came by; what the channel itself said stays beside it. */
import type { TradewindEvent } from "../commerce/platforms/tradewind.ts";

export interface Arrived {
  readonly id: string;
  readonly conversationId: string;
  readonly channel: "web" | "wechat" | "email";
  readonly channelId: string;
  readonly text: string;
  readonly locale: string;
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  /** ISO 8601; empty: the channel does not say. */
  readonly at: string;
  readonly customer: { readonly id: string; readonly name: string; readonly email: string } | null;
  /** It was sent by a machine, so that no machine of ours answers it. */
  readonly isAutomatic: boolean;
  readonly raw: unknown;
}

export function messageEvent(arrived: Arrived): TradewindEvent & { raw: unknown } {
  const { id, conversationId, channel, channelId, text, locale, name, address, subject, customer, isAutomatic, at, raw } = arrived;
  return {
    type: "message.received",
    ...(at ? { timestamp: at } : {}),
    ours: isAutomatic,
    data: {
      entity: { type: "conversation", id: conversationId },
      message: { id, conversationId, channel, channelId, text, locale, from: name || address, address, subject },
      ...(customer ? { customer } : {}),
    },
    raw,
  };
}
