/** The ledger of calls to the outside: every action taken, and what is known of its result. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { failure } from "../run/failure.ts";
import { instant, pageQuery, uuid } from "./page.ts";

/** `retrying`: it failed, and its run will try it again by itself. */
export const effectStates = ["intended", "retrying", "done", "failed", "in doubt"] as const;
export const decisions = ["done", "again", "failed"] as const;
export type Decision = (typeof decisions)[number];

export const effectListQuery = pageQuery.extend({
  state: z.enum(effectStates).exclude(["retrying"]).optional(),
  connectionId: uuid.optional(),
  runId: uuid.optional(),
  flowId: uuid.optional(),
  since: instant.optional(),
  until: instant.optional(),
});
export type EffectListQuery = z.infer<typeof effectListQuery>;

export const effectSummary = z.object({
  /** Stable for (run, step, visit): what the other system gets as its idempotency key. */
  key: z.string(),
  runId: uuid,
  flowId: uuid.nullable(),
  flowName: z.string(),
  /** What people call the thing it was about: an order's number. */
  entityLabel: z.string().nullable(),
  node: z.string(),
  visit: z.int(),
  effect: z.string(),
  connection: z.object({ id: uuid, name: z.string() }).nullable(),
  state: z.enum(effectStates),
  attempts: z.int(),
  args: z.unknown(),
  reply: z.unknown(),
  failure: failure.nullable(),
  intendedAt: instant,
  settledAt: instant.nullable(),
  retryAt: instant.nullable(),
  /** What a person said of it when its result was unknown. */
  judged: z.object({ decision: z.enum(decisions), by: z.string(), at: instant }).nullable(),
  /** Somebody has to say what became of it. */
  undecided: z.boolean(),
  /** Nobody knows yet what became of it, and this system (the kind of its connection) is asked before it is tried again. */
  asking: z.string().nullable(),
});
export type EffectSummary = z.infer<typeof effectSummary>;

export const effectParams = z.strictObject({ key: z.string().min(1).max(limits.effectKeyCharsMax) });
export const judgeBody = z.strictObject({
  decision: z.enum(decisions).meta({
    description: "`done`: the other system has it. `again`: it has not, make the call once more. `failed`: leave it, the step has failed.",
  }),
});
/** Where it goes on: the run that waited, or a new one where that had ended. */
export const judged = z.object({ runId: uuid });
