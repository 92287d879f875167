/** By what an event finds the runs that wait for it: the order, the customer and the conversation that it is about. */
import type { CanonicalEvent } from "./event.ts";

export const eventKeys = ["order", "customer", "conversation"] as const;
export type EventKey = (typeof eventKeys)[number];

/** Empty for what the event does not say. */
export function keysOf({ entity, order, customer, message }: CanonicalEvent): Record<EventKey, string> {
  const own = (type: EventKey) => (entity?.type === type ? entity.id : "");
  return {
    order: order?.id || own("order"),
    customer: customer?.id || own("customer"),
    conversation: message?.conversationId || own("conversation"),
  };
}
