import { z } from "zod";
import { entityRef } from "../commerce/event.ts";
import { flowDocument } from "../flow/flow.ts";
import { failure } from "../run/failure.ts";
import { entry, runStatus } from "../run/journal.ts";
import { step } from "../run/steps.ts";
import { instant, pageQuery, uuid } from "./page.ts";

export const runListQuery = pageQuery.extend({
  flowId: uuid.optional(),
  version: z.coerce.number().int().min(1).optional().meta({ description: "Runs of this version of the flow." }),
  status: runStatus.optional(),
  entity: z
    .string()
    .regex(/^[a-z]+:.{1,200}$/s)
    .optional()
    .meta({ description: "`type:id`.", example: "order:5001" }),
  q: z
    .string()
    .max(200)
    .optional()
    .meta({ description: "An order's number, a customer's name, email or id, a SKU, or the id of a run or event." }),
  search: z.string().max(200).optional().meta({ description: "The same as `q`." }),
  parent: uuid.optional().meta({ description: "Runs that this run began: its items, and flows that it called." }),
  failureCode: z.string().max(120).optional(),
  problem: uuid.optional().meta({ description: "Failed runs of this problem." }),
  since: instant.optional(),
});
export type RunListQuery = z.infer<typeof runListQuery>;

export const runSummary = z.object({
  id: uuid,
  flowId: uuid,
  flowName: z.string(),
  version: z.int(),
  status: runStatus,
  entity: entityRef.nullable(),
  /** What people call the entity: "#1001". */
  entityLabel: z.string().nullable(),
  eventId: uuid,
  eventType: z.string(),
  /** 0: the run that the event started; 1 and up: run again by a person. */
  replay: z.int(),
  startedAt: instant,
  endedAt: instant.nullable(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** For a parked run: until when and why. */
  waiting: z.object({ until: instant.nullable(), reason: z.string() }).nullable(),
  /** For a queued run: the run that has its turn before it, about the same thing; null: it is next. `ahead`: how many there are. */
  waitingBehind: z.object({ runId: uuid, flowName: z.string(), ahead: z.int() }).nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;

/** One action taken: an effect with what the ledger knows of it. */
export const runEffect = z.object({
  key: z.string(),
  node: z.string(),
  visit: z.int(),
  effect: z.string(),
  /** `database`: committed with its turn, exactly once; `network`: a call with a key and a ledger row. */
  guarantee: z.enum(["database", "network"]),
  state: z.enum(["intended", "done", "failed", "in doubt"]),
  attempts: z.int(),
  args: z.unknown(),
  reply: z.unknown(),
  failure: failure.nullable(),
  intendedAt: z.string(),
  settledAt: z.string().nullable(),
  /** What a person said of it when its result was unknown. */
  judged: z.object({ decision: z.enum(["done", "again", "failed"]), by: z.string(), at: z.string() }).nullable(),
  /** Somebody has to say what became of it. */
  undecided: z.boolean(),
  /** Nobody knows yet what became of it, and this system (the kind of its connection) is asked before it is tried again. */
  asking: z.string().nullable(),
  /** A change of our copy, as the shop's platform has it: told, waiting to be, or refused there. Null: there is none to tell. */
  told: z.object({ system: z.string(), state: z.enum(["told", "waiting", "refused"]), error: z.string() }).nullable(),
});
export type RunEffect = z.infer<typeof runEffect>;

export const runEvent = z.object({
  id: uuid,
  type: z.string(),
  topic: z.string(),
  origin: z.string(),
  receivedAt: instant,
  source: z.object({ id: uuid, name: z.string() }).nullable(),
});

export const runDetail = runSummary.extend({
  journal: z.array(entry),
  steps: z.array(step),
  effects: z.array(runEffect),
  /** Runs that its steps have begun and that it waits for still. */
  groups: z.array(z.object({ node: z.string(), visit: z.int(), total: z.int(), done: z.int(), failed: z.int() })),
  /** For a failed run: somebody has run it again or set it aside. */
  handled: z.object({ how: z.enum(["again", "set aside"]), by: z.string(), at: instant, nextRunId: uuid.nullable() }).nullable(),
  /** Steps whose actions have been taken back. */
  undone: z.array(z.object({ node: z.string(), visit: z.int(), by: z.string(), at: instant, jobId: uuid })),
  /** The flow as it was: the version that this run stays on. Null only where that version is gone. */
  document: flowDocument.nullable(),
  event: runEvent.nullable(),
});
export type RunDetail = z.infer<typeof runDetail>;
