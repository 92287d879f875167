/**
 * What can be taken back of what a run did: its actions from its journal, and for each, held against today, the action that
 * takes it back or why it is left alone. Pure, so that the preview and the job say the same.
 */

import type { Money } from "#lib/commerce/money.ts";
import type { OrderStatus } from "#lib/commerce/order.ts";
import { canBecome } from "#lib/commerce/order-status.ts";
import type { NodeType } from "#lib/nodes/define.ts";
import { type EffectArgs, type EffectCall, type EffectName, type EffectReply, effects } from "#lib/run/effects.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { LeftAlone } from "#lib/run/left-alone.ts";
import { isWhole } from "#lib/run/whole.ts";

/** One action that a run has done. */
export interface Deed {
  readonly runId: string;
  readonly node: string;
  readonly visit: number;
  readonly at: string;
  readonly effect: string;
  readonly args: unknown;
  readonly reply: unknown;
}

/** The shop as it is now; null: not there. */
export interface Today {
  order(id: string): { readonly status: OrderStatus; readonly tags: readonly string[] } | null;
  note(id: string): { readonly done: boolean } | null;
  /** Null: withdrawn. */
  task(id: string): { readonly done: boolean } | null;
  /** Whether a SKU costs this; null: not known here. */
  costs(sku: string, price: Money): boolean | null;
}

export type Verdict =
  | { readonly kind: "undo"; readonly call: EffectCall }
  | { readonly kind: "left"; readonly why: LeftAlone }
  /** It had found everything as it wanted it, so there is nothing to take back. */
  | { readonly kind: "nothing" };

/** In the order in which they were done. */
export function deedsOf(runId: string, journal: readonly Entry[]): Deed[] {
  const asked = new Map<string, Extract<Entry, { kind: "asked" }>>();
  const deeds: Deed[] = [];
  for (const entry of journal) {
    if (entry.kind === "asked") asked.set(`${entry.node}/${entry.visit}`, entry);
    const isDone = entry.kind === "answered" || (entry.kind === "judged" && entry.decision === "done");
    if (!isDone) continue;
    const { node, visit, at } = entry;
    const call = asked.get(`${node}/${visit}`);
    const reply = entry.kind === "answered" ? entry.reply : null;
    if (call) deeds.push({ runId, node, visit, at, effect: call.effect, args: call.input, reply });
  }
  return deeds;
}

/** @param later what others did about the same orders, at any time; what came before the deed is passed over */
export function verdictOf(deed: Deed, type: NodeType | undefined, today: Today, later: readonly Deed[]): Verdict {
  const { effect } = deed;
  if (!isKnown(effect) || type?.kind !== "action" || type.effect !== effect) return left("unknown-step");
  if (type.undo === null) return left("outside");
  const args = effects[effect].args.safeParse(deed.args);
  const reply = effects[effect].reply.safeParse(deed.reply);
  if (!args.success || !reply.success) return left("incomplete");
  const call = type.undo(args.data as EffectArgs<EffectName>, reply.data as EffectReply<EffectName>);
  if (call === null) return { kind: "nothing" };
  if (!isWhole(call.args)) return left("incomplete");
  const why = changedSince[effect]({ args: args.data, reply: reply.data } as never, today);
  if (why) return left(why);
  if (later.some((other) => other.at > deed.at && touches(other, deed))) return left("touched");
  return { kind: "undo", call };
}

const isKnown = (name: string): name is EffectName => Object.hasOwn(effects, name);
const left = (why: LeftAlone): Verdict => ({ kind: "left", why });

type Looks = { [E in EffectName]: (deed: { args: EffectArgs<E>; reply: EffectReply<E> }, today: Today) => LeftAlone | null };

/** Whether things still are as the action left them, and may be brought back; null: yes. A further effect needs an entry here. */
const changedSince: Looks = {
  "order.tag": ({ args }, today) => {
    const order = today.order(args.orderId);
    return order === null ? "no-order" : order.tags.includes(args.tag) ? null : "tag-gone";
  },
  "order.untag": ({ args }, today) => {
    const order = today.order(args.orderId);
    return order === null ? "no-order" : order.tags.includes(args.tag) ? "tag-back" : null;
  },
  "order.set-status": ({ args, reply }, today) => {
    const order = today.order(args.orderId);
    if (order === null) return "no-order";
    if (order.status !== reply.status) return "status-moved";
    return canBecome(order.status, reply.before) ? null : "no-way-back";
  },
  "order.hold": ({ args }, today) => {
    const order = today.order(args.orderId);
    return order === null ? "no-order" : order.status === "held" ? null : "status-moved";
  },
  "order.release": ({ args }, today) => (today.order(args.orderId) === null ? "no-order" : null),
  // a note that is gone has nothing to be taken back
  "order.note": () => null,
  "customer.tag": () => null,
  "customer.untag": () => null,
  "customer.note": () => null,
  "shop.remove-note": () => null,
  // these are taken back by so many pieces, or only where it still is as it was: held against the stock under its lock
  "stock.reserve": () => null,
  "stock.release": () => null,
  "stock.adjust": () => null,
  "stock.count": () => null,
  "stock.transfer": () => null,
  "stock.set-warning": () => null,
  "stock.suggest-reorder": () => null,
  "stock.waiting-orders": () => null,
  "customer.recent": () => null,
  "product.compare-price": () => null,
  "team.day-numbers": () => null,
  "team.note": ({ reply }, today) => {
    const note = today.note(reply.noteId);
    return note === null ? "note-gone" : note.done ? "note-done" : null;
  },
  "team.remove-note": () => null,
  "team.task": ({ reply }, today) => {
    const task = today.task(reply.taskId);
    return task === null ? "task-gone" : task.done ? "task-done" : null;
  },
  "team.withdraw-task": () => null,
  "message.match": () => null,
  "message.hand-over": () => null,
  "message.give-back": () => null,
  "message.assign": () => null,
  "message.reply": () => null,
  "platform.cancel": () => null,
  "platform.refund": () => null,
  "platform.fulfil": () => null,
  "platform.capture": () => null,
  "platform.payment-link": () => null,
  "platform.replace": () => null,
  // what our copy does not know is held against the shop itself when it is taken back
  "platform.set-price": ({ args, reply }, today) => (today.costs(args.sku, reply.after) === false ? "price-moved" : null),
  "money.reconcile": () => null,
  "queue.publish": () => null,
  "http.request": () => null,
  // a row or value that was changed since is left alone by the action itself, under its lock
  "table.find": () => null,
  "table.put": () => null,
  "table.remove": () => null,
  "value.get": () => null,
  "value.set": () => null,
  "value.add": () => null,
  "mail.send": () => null,
  "chat.send": () => null,
  "model.ask": () => null,
  "dialogflow.detect-intent": () => null,
  "code.run": () => null,
};

/** Whether another action has had its say about the same thing: a tag of that name, the order's status. */
function touches(other: Deed, deed: Deed): boolean {
  if (orderOf(other) === null || orderOf(other) !== orderOf(deed)) return false;
  if (other.effect === "order.set-status") return deed.effect === "order.set-status" && field(other.reply, "changed") === true;
  const isTag = (effect: string) => effect === "order.tag" || effect === "order.untag";
  return isTag(other.effect) && isTag(deed.effect) && field(other.args, "tag") === field(deed.args, "tag");
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** The order that an action was about; null: none. */
export function orderOf({ args }: Pick<Deed, "args">): string | null {
  const id = field(args, "orderId");
  return typeof id === "string" && id !== "" ? id : null;
}

/** The task that an action gave; null: none. */
export function taskOf({ reply }: Pick<Deed, "reply">): string | null {
  const id = field(reply, "taskId");
  return typeof id === "string" && id !== "" ? id : null;
}

/** The note that an action left; null: none. */
export function noteOf({ reply }: Pick<Deed, "reply">): string | null {
  const id = field(reply, "noteId");
  return typeof id === "string" && id !== "" ? id : null;
}
