/**
 * The journal: what happened in one run, in order. State is the fold of `advance` over it, so an entry holds
 * everything that a decision or the outside answered; nothing is evaluated again on replay.
 */
import { z } from "zod";
import { eventKeys } from "../commerce/event-keys.ts";
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
    /** The run whose calls' keys this one goes on using, where it repeats that one. */
    origin: z.string().optional(),
    /** Of such a run: the steps whose calls are made anew all the same. */
    again: z.array(z.string()).optional(),
    /** For one item or called flow: the step of the run that waits for it. */
    parent: z.object({ runId: z.string(), node: z.string(), visit: z.int(), index: z.int(), depth: z.int() }).optional(),
    /** The outputs of that run's steps that this one speaks of. */
    outputs: z.record(z.string(), z.unknown()).optional(),
  }),
  /** A pure step: its resolved settings, the port it left by, what it gave, and why (the value of each part of a condition). */
  z.object({ kind: z.literal("decided"), ...step, input: z.unknown(), port: z.string(), output: z.unknown(), why: z.unknown().optional() }),
  /** The run is over by a step's own word. */
  z.object({
    kind: z.literal("stopped"),
    ...step,
    input: z.unknown(),
    outcome: z.enum(["finished", "failed"]),
    message: z.string(),
    result: z.record(z.string(), z.unknown()),
  }),
  /** A step rests. When `until` is over it goes on by `late`; null: there is no such time. */
  z.object({
    kind: z.literal("waiting"),
    ...step,
    input: z.unknown(),
    for: z.enum(["time", "event", "person", "items", "flow"]),
    until: z.string().nullable(),
    late: z.object({ port: z.string(), output: z.unknown() }),
    listen: z.object({ events: z.array(z.string()), about: z.enum(eventKeys) }).optional(),
  }),
  /** What it waited for has come, or a person has decided. */
  z.object({ kind: z.literal("resolved"), ...step, port: z.string(), output: z.unknown(), by: z.string().optional() }),
  /** What came before it was known to wait has been looked through. */
  z.object({ kind: z.literal("looked"), ...step }),
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
  /** A call whose result was unknown: what a person said of it. */
  z.object({ kind: z.literal("judged"), ...step, decision: z.enum(["done", "again", "failed"]), port: z.string(), by: z.string() }),
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
