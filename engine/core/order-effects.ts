/** What the actions on an order do to what the shop knows of it, and what they answer: in a transaction and in a rehearsal alike. */
import type { OrderState } from "#lib/commerce/fold-order.ts";
import { standingOf } from "#lib/commerce/fold-order.ts";
import { ask, kept, type Machines, mayHold, statusOf, step } from "#lib/commerce/order-machines.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";

export type OrderEffect = "order.tag" | "order.untag" | "order.set-status" | "order.hold" | "order.release";

/** `order` is the very same where nothing changed. */
export type ChangeOrder<E extends OrderEffect> = <O extends OrderState>(
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
    const { machines, change } = ask(standingOf(order), status);
    return { order: change.refused ? order : standing(order, machines, at), reply: change };
  },
  "order.hold": (order, _, at) => {
    const before = standingOf(order);
    const refused = !before.held && !mayHold(before);
    const after = standing(order, step(before, { held: true }), at);
    return { order: after, reply: { held: standingOf(after).held, changed: after !== order, refused, status: after.status } };
  },
  "order.release": (order, _, at) => {
    const after = standing(order, step(standingOf(order), { held: false }), at);
    return { order: after, reply: { held: false, changed: after !== order, refused: false, status: after.status } };
  },
};

/** The very same where its machines are. */
export function standing<O extends OrderState>(order: O, machines: Machines, at: string): O {
  if (sameMachines(machines, standingOf(order))) return order;
  return { ...order, document: { ...order.document, state: kept(machines) }, status: statusOf(machines), updatedAt: at };
}
const sameMachines = (a: Machines, b: Machines) =>
  a.payment === b.payment && a.fulfilment === b.fulfilment && a.held === b.held && a.course === b.course;

function retagged<O extends Pick<OrderState, "tags" | "updatedAt">>(order: O, tags: string[], at: string) {
  const changed = tags.length !== order.tags.length;
  return { order: changed ? { ...order, tags, updatedAt: at } : order, reply: { tags, before: order.tags, changed } };
}

export const orderNotFound = (id: string): Failure => ({
  code: "order.not-found",
  message: id ? `There is no order ${id} in this shop.` : "This step names no order.",
  final: true,
});
