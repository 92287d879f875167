/**
 * What a client of an outside system is given and gives. It never opens a socket itself: `send` makes its calls through the
 * address guard, with the connection's deadline. What it declares of each verb decides what happens when a result is unknown.
 */

import type { OrderDocument } from "#lib/commerce/fold-order.ts";
import type { Money } from "#lib/commerce/money.ts";
import type { Failure } from "#lib/run/failure.ts";

export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the connection's address, or a whole address of the same origin. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** It may be sent again: an open socket may be used for it. */
  readonly repeatable?: boolean;
}
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}
/** `carried`: whether the other side may have done what was asked although there is no good answer. */
export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
  readonly carried: "no" | "perhaps";
}
export type Asked<T> = { readonly ok: true; readonly value: T } | Failed;

/** A call's way out. Answers of 429 (nothing was done) and of 5xx (perhaps it was) are failures already; the rest is the client's to read. */
export interface Wire {
  send(request: Request): Promise<Asked<Reply>>;
  now(): number;
  /** Random text for signatures. */
  nonce(): string;
}

/** The order as a client needs it: the platform's own id, and what we know of it. */
export interface PlatformOrder {
  readonly id: string;
  readonly document: OrderDocument;
  readonly refundedMinor: number;
  /** At the payment provider: its number of the payment, or the one that the shop gave it. */
  readonly payment: { readonly id: string; readonly ownId: string } | null;
}

export interface Verbs {
  cancel: { args: { reason: string; restock: boolean; notify: boolean }; reply: { changed: boolean } };
  refund: { args: { amount: Money; reason: string; notify: boolean }; reply: { refundId: string; amount: Money } };
  fulfil: {
    args: { trackingNumber: string; carrier: string; trackingUrl: string; notify: boolean };
    reply: { fulfilmentId: string; changed: boolean };
  };
  capture: { args: Record<never, never>; reply: { amount: Money; changed: boolean } };
  "payment-link": { args: { amount: Money; title: string }; reply: { url: string } };
  replace: { args: { note: string }; reply: { newOrderId: string; number: string } };
  tag: { args: { tag: string }; reply: Record<never, never> };
  untag: { args: { tag: string }; reply: Record<never, never> };
  note: { args: { text: string }; reply: Record<never, never> };
  hold: { args: { reason: string }; reply: Record<never, never> };
  release: { args: Record<never, never>; reply: Record<never, never> };
}
export type VerbName = keyof Verbs;

export interface Verb<V extends VerbName> {
  /**
   * What to do when nobody knows whether it was carried out. `retry`: the provider does a repeated key once, or the same thing
   * twice is the same as once. `ask the provider`: `find` looks for it there before it is sent again. `ask a person`: neither.
   */
  readonly inDoubt: "retry" | "ask the provider" | "ask a person";
  /** For how long the provider remembers a key, ms; after it `retry` is no answer any more. Absent: for good. */
  readonly keyTtlMs?: number;
  /** `key` is stable for (run, step, visit). */
  do(order: PlatformOrder, args: Verbs[V]["args"], key: string): Promise<Asked<Verbs[V]["reply"]>>;
  /** Null: it was not carried out. */
  find?(order: PlatformOrder, args: Verbs[V]["args"], key: string): Promise<Asked<Verbs[V]["reply"] | null>>;
}

/** A product's price, found by its SKU. */
export interface Priced {
  readonly productId: string;
  readonly variantId: string;
  readonly price: Money;
}
export interface Prices {
  /** Null: no product has this SKU. */
  read(sku: string): Promise<Asked<Priced | null>>;
  /** Sets it; the same price twice is the same as once. */
  write(priced: Priced, price: Money): Promise<Asked<null>>;
}

/** Orders of the past, a page at a time, as this platform's own messages would have told them. */
export interface PastOrders {
  /** How many there are since then; null: the platform does not say. */
  count(since: string): Promise<Asked<number | null>>;
  page(since: string, cursor: string | null): Promise<Asked<{ orders: readonly PastOrder[]; next: string | null }>>;
}
export interface PastOrder {
  /** The platform's bare id. */
  readonly id: string;
  /** Its messages, oldest first: the topic, when it was, and the body as the mapper reads it. */
  readonly events: readonly { readonly topic: string; readonly at: string; readonly body: string }[];
}

/** Messages that the platform is to send us. */
export interface Subscriptions {
  /** The topics that it has for this address already. */
  list(address: string): Promise<Asked<readonly string[]>>;
  /** `secret` signs them, where the platform lets us choose. */
  add(topic: string, address: string, secret: string): Promise<Asked<null>>;
}

export interface Client {
  /** A read that changes nothing: what is at the other end, for a person. */
  check(): Promise<Asked<string>>;
  readonly verbs: { readonly [V in VerbName]?: Verb<V> };
  readonly prices?: Prices;
  readonly past?: PastOrders;
  readonly subscriptions?: Subscriptions;
}

export const done = <T>(value: T): Asked<T> => ({ ok: true, value });

/** The provider said no: asking again would end the same way. */
export const refused = (message: string, code = "provider.refused"): Failed => ({
  ok: false,
  failure: { code, message, final: true },
  carried: "no",
});

/** An answer that cannot be read: what was asked may have been done. */
export const unreadable = (who: string): Failed => ({
  ok: false,
  failure: { code: "provider.unreadable", message: `${who} gave an answer that cannot be read.`, final: false },
  carried: "perhaps",
});

export const mapped = <T, U>(asked: Asked<T>, read: (value: T) => Asked<U>): Asked<U> => (asked.ok ? read(asked.value) : asked);

/** What went wrong after a part of it was done: something of it is there, whatever became of the rest. */
export const afterPart = <T>(asked: Asked<T>): Asked<T> => (asked.ok ? asked : { ...asked, carried: "perhaps" });

export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
