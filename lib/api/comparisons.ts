/** What a draft would do otherwise than the live version, over recorded events. */
import { z } from "zod";
import { entityRef } from "../commerce/event.ts";
import { orderDocument } from "../commerce/fold-order.ts";
import { orderStatus } from "../commerce/order.ts";
import { flowDocument } from "../flow/flow.ts";
import { limits } from "../limits.ts";
import { failure } from "../run/failure.ts";
import { entry } from "../run/journal.ts";
import { step } from "../run/steps.ts";
import { instant, uuid } from "./page.ts";

export const comparisonStates = ["running", "finished", "cancelled", "failed"] as const;

export const compareBody = z.strictObject({
  events: z
    .int()
    .min(1)
    .max(limits.comparedEventsMax)
    .default(limits.comparedEvents)
    .meta({ description: "Over how many of the newest recorded events that start the draft or the live version." }),
});

const count = z.object({ draft: z.int(), live: z.int() });

export const comparisonResult = z.object({
  /** Events that started either of the two. */
  runs: z.int(),
  /** Of those: where they act differently; where one of them cannot be known to its end. */
  differ: z.int(),
  unknown: z.int(),
  started: count,
  failed: count,
  /** Kinds of action that one of them takes and the other does not, those that change most first. */
  kinds: z.array(z.object({ effect: z.string(), args: z.record(z.string(), z.unknown()), more: z.int(), fewer: z.int() })),
});
export type ComparisonResult = z.infer<typeof comparisonResult>;

export const comparison = z.object({
  id: uuid,
  flowId: uuid,
  state: z.enum(comparisonStates),
  /** Null: none was live. */
  liveVersion: z.int().nullable(),
  wanted: z.int(),
  /** Null: not counted yet. */
  total: z.int().nullable(),
  done: z.int(),
  /** So far. */
  result: comparisonResult.nullable(),
  /** The oldest event's time. */
  firstAt: instant.nullable(),
  createdBy: z.string(),
  createdAt: instant,
  endedAt: instant.nullable(),
  /** Whether the draft is still the one that was compared. */
  current: z.boolean(),
});
export type Comparison = z.infer<typeof comparison>;

export const wouldAction = z.object({
  node: z.string(),
  visit: z.int(),
  effect: z.string(),
  args: z.unknown(),
  reply: z.unknown(),
  /** Whether its answer is known. */
  known: z.boolean(),
  /** For an item or a called flow: the step that began it, and which one it is. */
  inside: z.object({ node: z.string(), index: z.int() }).nullable(),
});
export type WouldAction = z.infer<typeof wouldAction>;

export const comparedEvent = z.object({
  id: z.string(),
  type: z.string(),
  entity: entityRef.nullable(),
  /** What people call it: "#1001". */
  label: z.string(),
  receivedAt: instant,
});
export type ComparedEvent = z.infer<typeof comparedEvent>;

export const comparedRun = z.object({
  end: z.enum(["finished", "failed", "cancelled", "unknown", "stopped here"]),
  failure: failure.nullable(),
  unknown: z.array(z.object({ node: z.string(), visit: z.int(), from: z.enum(["outside", "person", "event", "runs"]) })),
  actions: z.array(wouldAction),
  journal: z.array(entry),
});
export type ComparedRun = z.infer<typeof comparedRun>;

export const comparedItem = z.object({
  n: z.int(),
  event: comparedEvent,
  more: z.array(wouldAction),
  fewer: z.array(wouldAction),
  ends: z.object({ draft: comparedRun.shape.end.nullable(), live: comparedRun.shape.end.nullable() }),
});
export type ComparedItem = z.infer<typeof comparedItem>;

const shownRun = comparedRun.omit({ journal: true }).extend({ steps: z.array(step), document: flowDocument });
export const comparedDetail = comparedItem.omit({ ends: true }).extend({ draft: shownRun.nullable(), live: shownRun.nullable() });
export type ComparedDetail = z.infer<typeof comparedDetail>;

export const orderStateShape = z.object({
  document: orderDocument,
  status: orderStatus,
  tags: z.array(z.string()),
  refundedMinor: z.int(),
  customerId: z.string().nullable(),
  customerName: z.string(),
  placedAt: z.string(),
  updatedAt: z.string(),
});

/** What trying a flow on a recorded event has to know beside the event. */
export const eventPast = z.object({
  /** Its order as the events before it tell; null: nothing was known of it. */
  order: orderStateShape.nullable(),
  /** The run of this flow that it started; null: none. */
  journal: z.array(entry).nullable(),
});
export type EventPast = z.infer<typeof eventPast>;
