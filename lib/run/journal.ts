/**
 * The journal: what happened in one run, in order. State is the fold of `advance` over it, so an entry holds
 * everything that a decision or the outside answered; nothing is evaluated again on replay.
 */
import { z } from "zod";
import { failure } from "./failure.ts";

/** The version of the entry format written today. */
export const journalVersion = 1;

const at = z.string();
/** A step: one visit to one node. `key` is `node/visit`. */
const step = { node: z.string(), visit: z.int(), at };

export const entry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("started"),
    at,
    v: z.int(),
    eventId: z.string(),
    replay: z.int(),
    port: z.string(),
    node: z.string(),
    output: z.unknown(),
  }),
  /** A pure step: its resolved settings, the port it left by, what it gave, and why (the value of each part of a condition). */
  z.object({ kind: z.literal("decided"), ...step, input: z.unknown(), port: z.string(), output: z.unknown(), why: z.unknown().optional() }),
  /** An effect is wanted: its intent. Committed before an outside call. */
  z.object({ kind: z.literal("asked"), ...step, effect: z.string(), key: z.string(), input: z.unknown() }),
  /** It answered: the node read the reply as port and output. `reply` keeps what was there before, for undo. */
  z.object({
    kind: z.literal("answered"),
    ...step,
    attempt: z.int(),
    ms: z.number(),
    reply: z.unknown(),
    port: z.string(),
    output: z.unknown(),
  }),
  /** It failed once; `retryAt` absent: no further try. */
  z.object({ kind: z.literal("failed"), ...step, attempt: z.int(), ms: z.number(), failure, retryAt: z.string().optional() }),
  z.object({ kind: z.literal("parked"), at, until: z.string().nullable(), reason: z.string() }),
  z.object({ kind: z.literal("woken"), at, cause: z.string() }),
  z.object({
    kind: z.literal("ended"),
    at,
    outcome: z.enum(["finished", "failed", "cancelled"]),
    failure: failure.optional(),
    by: z.string().optional(),
  }),
]);
export type Entry = z.infer<typeof entry>;
export type EntryOf<K extends Entry["kind"]> = Extract<Entry, { kind: K }>;

export const runStatuses = ["queued", "running", "parked", "finished", "failed", "cancelled"] as const;
export const runStatus = z.enum(runStatuses);
export type RunStatus = z.infer<typeof runStatus>;
