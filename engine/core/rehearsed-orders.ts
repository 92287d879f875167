/**
 * What the shop would know of its orders while flows are rehearsed: events are folded in and actions change it, as in a
 * transaction, on a copy. The newest are kept; of one that has long not been heard of only what actions had changed is.
 */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { foldOrder, type OrderState, standingOf } from "#lib/commerce/fold-order.ts";
import { type Machines, madeTo } from "#lib/commerce/order-machines.ts";
import type { StatusMove } from "#lib/commerce/status-changed.ts";
import type { Book } from "#lib/intelligence/answer/book.ts";
import { limits } from "#lib/limits.ts";
import type { DatabaseEffect, EffectArgs } from "#lib/run/effects.ts";
import { findAnswer } from "#lib/service/find-answer.ts";
import { orderMeant } from "#lib/service/order-in-question.ts";
import { changeOrder, type OrderEffect, orderNotFound, standing } from "./order-effects.ts";
import type { Outcome } from "./settle.ts";

type Own = Pick<OrderState, "status" | "tags"> & { readonly machines: Machines };
interface Kept {
  readonly state: OrderState;
  /** Whether an action has changed it, so that its events alone do not tell how it stands. */
  readonly isChanged: boolean;
}

type Fold = (before: OrderState | null, event: CanonicalEvent) => OrderState | null;
const usualFold: Fold = (before, event) => foldOrder(before, event, event.receivedAt);

/** Folds an event once for two that keep the same order as the same: the second is given what the first was. */
export function sharedFold(): Fold {
  let last: { before: OrderState | null; event: CanonicalEvent; after: OrderState | null } | null = null;
  return (before, event) => {
    if (last?.event !== event || last.before !== before) last = { before, event, after: usualFold(before, event) };
    return last.after;
  };
}

type Change = (before: OrderState, effect: OrderEffect, args: unknown, at: string) => { order: OrderState; reply: unknown };
const usualChange: Change = (before, effect, args, at) => changeOrder[effect](before, args as never, at);

/** Changes an order once for two that keep it as the same and ask the same of it. */
export function sharedChange(): Change {
  const known = new Map<OrderState, { effect: OrderEffect; args: unknown; at: string; after: ReturnType<Change> }>();
  return (before, effect, args, at) => {
    const last = known.get(before);
    if (last?.effect === effect && last.args === args && last.at === at) return last.after;
    const after = usualChange(before, effect, args, at);
    // what one event has done is forgotten with the next ones
    if (known.size >= limits.comparedChangesShared) known.clear();
    known.set(before, { effect, args, at, after });
    return after;
  };
}

interface Keeping {
  readonly keptMax?: number;
  readonly fold?: Fold;
  readonly change?: Change;
  /** Whether an order is heard of again: of one that is not nothing has to be remembered. Absent: any may be. */
  readonly comesAgain?: ((id: string) => boolean) | undefined;
}

export class RehearsedOrders {
  readonly #kept = new Map<string, Kept>();
  readonly #own = new Map<string, Own>();
  /** The one that was last kept: it is changed again and again. */
  #newest = "";
  readonly #keptMax: number;
  readonly #fold: Fold;
  readonly #change: Change;
  readonly #comesAgain: (id: string) => boolean;
  #moves: StatusMove[] = [];
  /** The shop's answers, where they are at hand. */
  book: Book | null = null;

  constructor({ keptMax = limits.rehearsedOrdersMax, fold = usualFold, change = usualChange, comesAgain = () => true }: Keeping = {}) {
    this.#keptMax = keptMax;
    this.#fold = fold;
    this.#change = change;
    this.#comesAgain = comesAgain;
  }

  /** Orders out of hand of which something is remembered. */
  get remembered(): number {
    return this.#own.size;
  }

  /** Whether an order is in hand, where it then stays for now; another one may have been before and be `recall`ed. */
  holds(id: string): boolean {
    const known = this.#kept.get(id);
    if (known) this.#keep(id, known.state, known.isChanged);
    return known !== undefined;
  }

  /** How an order stood before what is rehearsed, by its earlier events. */
  recall(id: string, events: readonly CanonicalEvent[]): void {
    let state: OrderState | null = null;
    for (const event of events) if (tells(event)) state = this.#fold(state, event);
    if (state) this.set(id, state);
  }

  set(id: string, state: OrderState): void {
    const own = this.#own.get(id);
    this.#own.delete(id);
    const after = own ? { ...standing(state, own.machines, state.updatedAt), tags: own.tags } : state;
    this.#keep(id, after, own !== undefined);
  }

  get(id: string): OrderState | null {
    return this.#kept.get(id)?.state ?? null;
  }

  fold(event: CanonicalEvent): void {
    const id = event.order?.id ?? "";
    if (id === "" || !tells(event)) return;
    const known = this.#kept.get(id);
    const after = this.#fold(known?.state ?? null, event);
    if (after) this.#put(id, known?.state ?? null, after, event.ours, known?.isChanged ?? false);
  }

  /** Looks a question up; null where the shop's answers are not at hand. A conversation is taken to be one that flows may answer. */
  find({ text, sure }: EffectArgs<"message.match">, now: string): Outcome | null {
    if (!this.book) return null;
    const meant = orderMeant(
      text,
      [...this.#kept.values()].reverse().map(({ state }) => state.document),
    );
    const parts = meant ? { order: meant } : {};
    return { ok: true, reply: findAnswer({ state: null, text, sure, book: this.book, parts, now }) };
  }

  /** What the action does here, and what it would answer; null: nobody can know. */
  perform(effect: DatabaseEffect, args: unknown, key: string, at: string): Outcome | null {
    return simulated[effect](this, args as never, key, at);
  }

  change<E extends OrderEffect>(effect: E, args: EffectArgs<E>, at: string): Outcome {
    const before = this.get(args.orderId);
    if (!before) return { ok: false, failure: orderNotFound(args.orderId) };
    const { order, reply } = this.#change(before, effect, args, at);
    if (order !== before) this.#put(args.orderId, before, order, true, true);
    return { ok: true, reply };
  }

  impose(id: string, status: OrderState["status"], at: string): void {
    const before = this.get(id);
    if (!before || before.status === status) return;
    const imposed = standing(before, madeTo(standingOf(before), status), at);
    this.#put(id, before, imposed, true, true);
  }

  /** What happened to statuses since it was last asked. */
  moves(): readonly StatusMove[] {
    if (this.#moves.length === 0) return this.#moves;
    const moves = this.#moves;
    this.#moves = [];
    return moves;
  }

  #put(id: string, before: OrderState | null, state: OrderState, ours: boolean, isChanged: boolean): void {
    const from = before?.status ?? "";
    if (from !== state.status) this.#moves.push({ order: state, from, to: state.status, ours });
    this.#keep(id, state, isChanged);
  }

  #keep(id: string, state: OrderState, isChanged: boolean): void {
    if (id !== this.#newest) this.#kept.delete(id);
    this.#newest = id;
    this.#kept.set(id, { state, isChanged });
    if (this.#kept.size <= this.#keptMax) return;
    const [oldest] = this.#kept;
    if (!oldest) return;
    const [oldId, old] = oldest;
    this.#kept.delete(oldId);
    if (old.isChanged && this.#comesAgain(oldId))
      this.#own.set(oldId, { status: old.state.status, tags: old.state.tags, machines: standingOf(old.state) });
  }
}

const tells = (event: CanonicalEvent) => event.type !== "order.status-changed";

/** What each action inside the shop would answer. One that is forgotten here does not compile. */
const simulated: { [E in DatabaseEffect]: (orders: RehearsedOrders, args: EffectArgs<E>, key: string, at: string) => Outcome | null } = {
  "order.tag": (orders, args, _, at) => orders.change("order.tag", args, at),
  "order.untag": (orders, args, _, at) => orders.change("order.untag", args, at),
  "order.hold": (orders, args, _, at) => orders.change("order.hold", args, at),
  "order.release": (orders, args, _, at) => orders.change("order.release", args, at),
  "order.set-status": (orders, args, _, at) => orders.change("order.set-status", args, at),
  "order.note": (_orders, _args, key) => ({ ok: true, reply: { noteId: key } }),
  "customer.tag": () => null,
  "customer.untag": () => null,
  "customer.note": (_orders, _args, key) => ({ ok: true, reply: { noteId: key } }),
  "shop.remove-note": () => ({ ok: true, reply: { removed: true } }),
  "stock.reserve": () => null,
  "stock.release": () => null,
  "stock.adjust": () => null,
  "stock.count": () => null,
  "stock.transfer": () => null,
  "stock.set-warning": () => null,
  "stock.suggest-reorder": () => null,
  // what stands in a table is not at hand here
  "table.find": () => null,
  "table.put": () => null,
  "table.remove": () => null,
  "value.get": () => null,
  "value.set": () => null,
  "value.add": () => null,
  "stock.waiting-orders": () => null,
  "customer.recent": () => null,
  "product.compare-price": () => null,
  "team.day-numbers": () => null,
  "team.note": (_orders, _args, key) => ({ ok: true, reply: { noteId: key } }),
  "message.match": (orders, args, _, at) => orders.find(args, at),
  "message.hand-over": () => ({ ok: true, reply: { changed: true } }),
  "message.give-back": () => ({ ok: true, reply: { changed: true } }),
  "message.assign": () => ({ ok: true, reply: { changed: true, before: "" } }),
  "team.task": (_orders, _args, key) => ({ ok: true, reply: { taskId: key } }),
  "team.withdraw-task": () => ({ ok: true, reply: { withdrawn: true } }),
  "team.remove-note": () => ({ ok: true, reply: { removed: true } }),
};
