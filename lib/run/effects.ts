/**
 * The effects vocabulary: every change that a flow can ask of the world, by name.
 * `database` effects commit inside the turn's own transaction, exactly once; `network` effects carry a key and
 * say what to do when a crash leaves their result unknown; what is `computed` is worked out beside the turn and may be repeated.
 */
import { z } from "zod";
import { money } from "../commerce/money.ts";
import { orderStatus } from "../commerce/order.ts";
import { splitWays } from "../commerce/stock/plan.ts";
import { replyKinds } from "../service/reply-kinds.ts";
import { computedEffects } from "./computed-effects.ts";
import { lookUpEffects } from "./look-up-effects.ts";
import { platformEffects } from "./platform-effects.ts";
import { systemEffects } from "./system-effects.ts";
import { tableEffects } from "./table-effects.ts";
import { teamEffects } from "./team-effects.ts";

const stockLine = z.object({ sku: z.string(), location: z.string(), quantity: z.int() });
const wantedLine = z.object({ sku: z.string(), quantity: z.int() });
const warning = z.object({ warnBelow: z.int().nullable(), rearmAbove: z.int().nullable() });
/** What one place has after it, and had before; `refused`: it would have come below nothing, and is as it was. */
const levelChange = z.object({ onHand: z.int(), before: z.int(), free: z.int(), changed: z.boolean(), refused: z.boolean() });

/** Of a call that an imported document describes: what it is called there, and what it promises. */
const calledOperation = z.object({
  apiId: z.string(),
  /** The system's name, and what the call is called. */
  system: z.string(),
  key: z.string(),
  title: z.string(),
  /** Where it goes, unless the connection has an address of its own. */
  server: z.string(),
  /** The header by which the other system may know a call that comes twice; null: the document names none. */
  keyHeader: z
    .object({ name: z.string(), form: z.enum(["text", "uuid"]), max: z.int().optional(), promised: z.literal(true).optional() })
    .nullable(),
});

interface EffectSpec {
  guarantee: "database" | "network" | "computed";
  /** It changes nothing, so there is nothing to take back. */
  reads?: true;
  /** A change of our copy that the platform which the order came from is told of too. */
  mirrored?: true;
  args: z.ZodObject;
  reply: z.ZodObject;
}

export const effects = {
  "order.tag": {
    guarantee: "database",
    mirrored: true,
    args: z.object({ orderId: z.string(), tag: z.string() }),
    reply: z.object({ tags: z.array(z.string()), before: z.array(z.string()), changed: z.boolean() }),
  },
  "order.untag": {
    guarantee: "database",
    mirrored: true,
    args: z.object({ orderId: z.string(), tag: z.string() }),
    reply: z.object({ tags: z.array(z.string()), before: z.array(z.string()), changed: z.boolean() }),
  },
  "order.set-status": {
    guarantee: "database",
    mirrored: true,
    args: z.object({ orderId: z.string(), status: orderStatus }),
    /** `refused`: no legal transition; the order is as it was. */
    reply: z.object({ status: orderStatus, before: orderStatus, changed: z.boolean(), refused: z.boolean() }),
  },
  "order.hold": {
    guarantee: "database",
    mirrored: true,
    args: z.object({ orderId: z.string(), reason: z.string() }),
    /** `refused`: it has left, or is over, and cannot be held. */
    reply: z.object({ held: z.boolean(), changed: z.boolean(), refused: z.boolean(), status: orderStatus }),
  },
  "order.release": {
    guarantee: "database",
    mirrored: true,
    args: z.object({ orderId: z.string() }),
    reply: z.object({ held: z.boolean(), changed: z.boolean(), refused: z.boolean(), status: orderStatus }),
  },
  "order.note": {
    guarantee: "database",
    mirrored: true,
    args: z.object({ orderId: z.string(), text: z.string() }),
    reply: z.object({ noteId: z.string() }),
  },
  "customer.tag": {
    guarantee: "database",
    args: z.object({ customerId: z.string(), tag: z.string() }),
    reply: z.object({ tags: z.array(z.string()), before: z.array(z.string()), changed: z.boolean() }),
  },
  "customer.untag": {
    guarantee: "database",
    args: z.object({ customerId: z.string(), tag: z.string() }),
    reply: z.object({ tags: z.array(z.string()), before: z.array(z.string()), changed: z.boolean() }),
  },
  "customer.note": {
    guarantee: "database",
    args: z.object({ customerId: z.string(), text: z.string() }),
    reply: z.object({ noteId: z.string() }),
  },
  "shop.remove-note": {
    guarantee: "database",
    args: z.object({ shopNoteId: z.string() }),
    reply: z.object({ removed: z.boolean() }),
  },
  "stock.reserve": {
    guarantee: "database",
    args: z.object({
      orderId: z.string(),
      /** In the order in which they are asked; empty: all that have some. */
      places: z.array(z.string()),
      split: z.enum(splitWays),
      /** Whether part of it is better than nothing. */
      part: z.boolean(),
      /** These and no others, as when a release is taken back; null: what the order still needs. */
      exactly: z.array(stockLine).nullable(),
    }),
    reply: z.object({
      outcome: z.enum(["reserved", "part", "short"]),
      reserved: z.array(stockLine),
      missing: z.array(wantedLine),
      changed: z.boolean(),
      refused: z.boolean(),
    }),
  },
  "stock.release": {
    guarantee: "database",
    /** `lines` null: all that the order holds. */
    args: z.object({ orderId: z.string(), lines: z.array(stockLine).nullable() }),
    reply: z.object({ released: z.array(stockLine), changed: z.boolean() }),
  },
  "stock.adjust": {
    guarantee: "database",
    /** `by` as text: an expression may give it. */
    args: z.object({ sku: z.string(), location: z.string(), by: z.string(), reason: z.string() }),
    reply: levelChange,
  },
  "stock.count": {
    guarantee: "database",
    args: z.object({ sku: z.string(), location: z.string(), onHand: z.string(), reason: z.string() }),
    reply: levelChange,
  },
  "stock.transfer": {
    guarantee: "database",
    args: z.object({ sku: z.string(), from: z.string(), to: z.string(), quantity: z.string(), reason: z.string() }),
    reply: z.object({ moved: z.int(), changed: z.boolean(), refused: z.boolean() }),
  },
  "stock.set-warning": {
    guarantee: "database",
    /** Empty: none. `expected`: only where it is still so. */
    args: z.object({ sku: z.string(), below: z.string(), rearmAbove: z.string(), expected: warning.nullable() }),
    reply: warning.extend({ before: warning, isLow: z.boolean(), changed: z.boolean(), refused: z.boolean() }),
  },
  "stock.suggest-reorder": {
    guarantee: "database",
    args: z.object({ sku: z.string(), days: z.int(), leadDays: z.int(), spareDays: z.int(), coverDays: z.int() }),
    reply: z.object({
      sku: z.string(),
      free: z.int(),
      sold: z.int(),
      /** To two places, as text: a number of sales a day is no money and no count. */
      perDay: z.string(),
      /** Days that it lasts; empty: nothing sells. */
      lasts: z.string(),
      order: z.int(),
      /** It only looks. */
      changed: z.literal(false),
    }),
  },
  "team.note": {
    guarantee: "database",
    args: z.object({ text: z.string(), orderId: z.string(), urgent: z.boolean() }),
    reply: z.object({ noteId: z.string() }),
  },
  "team.remove-note": {
    guarantee: "database",
    args: z.object({ noteId: z.string() }),
    reply: z.object({ removed: z.boolean() }),
  },
  /** Only looks; where it finds something the answer is filled in and ready to be sent. */
  "message.match": {
    guarantee: "database",
    reads: true,
    args: z.object({ conversationId: z.string(), text: z.string(), sure: z.int() }),
    reply: z.object({
      result: z.enum(["answer", "unsure", "person"]),
      /** Why it is not an answer: one of `lib/service/match-reason.ts`. */
      reason: z.string(),
      confidence: z.number(),
      entryId: z.string(),
      question: z.string(),
      answer: z.string(),
    }),
  },
  "message.hand-over": {
    guarantee: "database",
    args: z.object({ conversationId: z.string(), reason: z.string(), note: z.string() }),
    reply: z.object({ changed: z.boolean() }),
  },
  "message.give-back": {
    guarantee: "database",
    args: z.object({ conversationId: z.string() }),
    reply: z.object({ changed: z.boolean() }),
  },
  "message.assign": {
    guarantee: "database",
    args: z.object({ conversationId: z.string(), userId: z.string() }),
    reply: z.object({ changed: z.boolean(), before: z.string() }),
  },
  "message.reply": {
    guarantee: "network",
    args: z.object({
      conversationId: z.string(),
      text: z.string(),
      kind: z.enum(replyKinds),
      entryId: z.string(),
      confidence: z.number().nullable(),
    }),
    /** `sent` is false where it is left to a person; `refused` says why. */
    reply: z.object({ sent: z.boolean(), refused: z.string(), messageId: z.string() }),
  },
  "money.reconcile": {
    guarantee: "network",
    /** Without a connection what was imported is checked; without a day, yesterday. */
    args: z.object({ connectionId: z.string(), funds: z.boolean(), day: z.string() }),
    reply: z.object({
      day: z.string(),
      lines: z.int(),
      matched: z.int(),
      /** Differences that wait for a person, and those that are new. */
      open: z.int(),
      fresh: z.int(),
      received: money,
      refunded: money,
      fees: money,
    }),
  },
  "queue.publish": {
    guarantee: "network",
    args: z.object({ connectionId: z.string(), to: z.string(), topic: z.string(), body: z.string() }),
    /** By it a reader knows a message that comes twice. */
    reply: z.object({ messageId: z.string() }),
  },
  "http.request": {
    guarantee: "network",
    args: z.object({
      method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      connectionId: z.string(),
      timeoutMs: z.int(),
      /** Absent: any address, as a person typed it. */
      operation: calledOperation.optional(),
    }),
    reply: z.object({
      status: z.int(),
      headers: z.record(z.string(), z.string()),
      /** Parsed where the answer is JSON, else text. */
      body: z.unknown(),
    }),
  },
  ...lookUpEffects,
  ...platformEffects,
  ...tableEffects,
  ...teamEffects,
  ...systemEffects,
  ...computedEffects,
} as const satisfies Record<string, EffectSpec>;

export type EffectName = keyof typeof effects;
export type EffectArgs<E extends EffectName> = z.infer<(typeof effects)[E]["args"]>;
export type EffectReply<E extends EffectName> = z.infer<(typeof effects)[E]["reply"]>;
export type DatabaseEffect = { [E in EffectName]: (typeof effects)[E]["guarantee"] extends "database" ? E : never }[EffectName];
export type ComputedEffect = keyof typeof computedEffects;
export type MirroredEffect = { [E in EffectName]: (typeof effects)[E] extends { mirrored: true } ? E : never }[EffectName];
export type NetworkEffect = Exclude<EffectName, DatabaseEffect | ComputedEffect>;

export const isKnownEffect = (name: string): name is EffectName => Object.hasOwn(effects, name);
/** By its name as a journal keeps it; null: this release does not know it. */
export const guaranteeOf = (name: string): EffectSpec["guarantee"] | null => (isKnownEffect(name) ? effects[name].guarantee : null);
/** Whether it only looks, or works something out. */
export const onlyReads = (name: string): boolean => isKnownEffect(name) && (effects[name] as EffectSpec).reads === true;
export const isMirrored = (name: string): name is MirroredEffect => isKnownEffect(name) && (effects[name] as EffectSpec).mirrored === true;

/** An effect asked for: its name with arguments that fit it. */
export type EffectCall<E extends EffectName = EffectName> = { [N in E]: { effect: N; args: EffectArgs<N> } }[E];
