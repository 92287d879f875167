/** What the actions on an order do to what the shop knows of it, and what they answer: in a transaction and in a rehearsal alike. */
import type { OrderState } from "#lib/commerce/fold-order.ts";
import { changeStatus } from "#lib/commerce/order-status.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";

export type OrderEffect = "order.tag" | "order.untag" | "order.set-status";

/** `order` is the very same where nothing changed. */
export type ChangeOrder<E extends OrderEffect> = <O extends Pick<OrderState, "tags" | "status" | "updatedAt">>(
  order: O,
  args: EffectArgs<E>,
  at: string,
) => { order: O; reply: EffectReply<E> };

export const changeOrder: { [E in OrderEffect]: ChangeOrder<E> } = {
  "order.tag": (order, { tag }, at) => retagged(order, order.tags.includes(tag) ? order.tags : [...order.tags, tag], at),
  "order.untag": (order, { tag }, at) =>
    retagged(
      order,
      order.tags.filter((other) => other !== tag),
      at,
    ),
  "order.set-status": (order, { status }, at) => {
    const reply = changeStatus(order.status, status);
    return { order: reply.changed ? { ...order, status: reply.status, updatedAt: at } : order, reply };
  },
};

function retagged<O extends Pick<OrderState, "tags" | "updatedAt">>(order: O, tags: string[], at: string) {
  const changed = tags.length !== order.tags.length;
  return { order: changed ? { ...order, tags, updatedAt: at } : order, reply: { tags, before: order.tags, changed } };
}

export const orderNotFound = (id: string): Failure => ({
  code: "order.not-found",
  message: id ? `There is no order ${id} in this shop.` : "This step names no order.",
  final: true,
});
