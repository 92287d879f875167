/** Many runs or past events at once: which ones, what is to be done with them, and how far it has come. */
import { z } from "zod";
import { eventTypes } from "../commerce/event.ts";
import { limits } from "../limits.ts";
import { runStatus } from "../run/journal.ts";
import { instant, pageQuery, uuid, words } from "./page.ts";

/** `undo`: take back what the runs of a version did; `past`: run a version on events that came before. */
export const jobKinds = ["replay", "cancel", "undo", "past"] as const;
export const jobStates = ["running", "paused", "finished", "cancelled"] as const;

/** What a list of runs can be narrowed by; `until` is the moment of asking where it is not given. */
export const jobFilter = z.strictObject({
  flowId: uuid.optional(),
  status: runStatus.optional(),
  failureCode: z.string().max(limits.nameCharsMax).optional(),
  entity: z
    .string()
    .regex(/^[a-z]+:.{1,200}$/s)
    .optional(),
  parent: uuid.optional(),
  problem: uuid.optional(),
  since: instant.optional(),
  until: instant.optional(),
  /** Failed runs that nobody has run again or set aside. */
  needsYou: z.boolean().optional(),
  version: z.int().min(1).optional().meta({ description: "Of the flow. `undo` and `past` need it, with `flowId`." }),
  /** These and no others. */
  runs: z.array(uuid).min(1).max(limits.pageRowsMax).optional(),
  eventType: z.enum(eventTypes).optional().meta({ description: "Of the past events." }),
  q: z.string().max(200).optional().meta({ description: "Of past events: an order's number, a customer, a SKU." }),
});
export type JobFilter = z.infer<typeof jobFilter>;

export const jobOptions = z.strictObject({
  /** Where a replay begins. A run whose failed step cannot be gone on from is passed over, with the reason. */
  from: z.enum(["start", "failed-step"]).default("failed-step"),
  version: z.enum(["same", "latest"]).default("same"),
  nodes: z
    .array(z.string().max(limits.nameCharsMax))
    .min(1)
    .max(limits.flowNodesMax)
    .optional()
    .meta({ description: "Of an undo: the steps whose actions are taken back; all where it is left out." }),
  most: z.int().min(1).max(limits.jobCountedMax).optional().meta({ description: "Of past events: run on so many and no more." }),
});
export type JobOptions = z.infer<typeof jobOptions>;

export const jobBody = z.strictObject({
  kind: z.enum(jobKinds),
  filter: jobFilter,
  options: jobOptions.prefault({}),
  perSecond: z.int().min(1).max(limits.jobPerSecondMax).default(limits.jobPerSecond).meta({ description: "Runs a second, at most." }),
});
export type JobBody = z.infer<typeof jobBody>;

export const jobPreviewBody = jobBody.pick({ kind: true, filter: true, options: true });

const reason = z.object({ code: z.string(), sentence: words, n: z.int() });
const undoCounts = z.object({
  /** Actions that can be taken back, that things have changed since, and that cannot be. */
  can: z.int(),
  changed: z.int(),
  cannot: z.int(),
});
export const undoPreview = undoCounts.extend({
  /** Actions that had changed nothing. */
  nothing: z.int(),
  /** Runs looked at, newest first. */
  runs: z.int(),
  /** Runs of the version that have not ended: they are not touched. */
  live: z.int(),
  steps: z.array(undoCounts.extend({ node: z.string(), effect: z.string(), args: z.unknown() })),
  reasons: z.array(reason),
  /** Some of what would be left alone. */
  left: z.array(z.object({ runId: uuid, label: z.string().nullable(), why: z.string(), sentence: words })),
});
export type UndoPreview = z.infer<typeof undoPreview>;

export const pastPreview = z.object({
  /** Events on which it would run, that it has answered before, and that do not start it. */
  fit: z.int(),
  handled: z.int(),
  unfit: z.int(),
  /** Some of those it would run on, newest last. */
  examples: z.array(z.object({ eventId: uuid, label: z.string().nullable(), receivedAt: instant })),
});
export type PastPreview = z.infer<typeof pastPreview>;

export const jobPreview = z.object({
  /** Runs, actions or events that the job would come to. */
  count: z.int(),
  /** There are more; the job would take all of them. */
  more: z.boolean(),
  undo: undoPreview.optional(),
  past: pastPreview.optional(),
});
export type JobPreview = z.infer<typeof jobPreview>;

export const jobSummary = z.object({
  id: uuid,
  kind: z.enum(jobKinds),
  state: z.enum(jobStates),
  filter: jobFilter,
  /** Absent where the flow is gone or the job is over all of them. */
  flowName: z.string().nullable(),
  options: jobOptions,
  perSecond: z.int(),
  total: z.int(),
  done: z.int(),
  skipped: z.int(),
  createdBy: z.string(),
  createdAt: instant,
  endedAt: instant.nullable(),
});
export type JobSummary = z.infer<typeof jobSummary>;

export const jobDetail = jobSummary.extend({
  /** What has become of the runs that it started or ended, as of now. */
  outcomes: z.object({ finished: z.int(), failed: z.int(), cancelled: z.int(), underWay: z.int() }),
  /** Why runs were passed over. */
  reasons: z.array(reason),
});
export type JobDetail = z.infer<typeof jobDetail>;

export const jobItemQuery = pageQuery.extend({ skipped: z.stringbool().optional() });
export const jobItem = z.object({
  n: z.int(),
  runId: uuid,
  /** What people call the thing it is about: an order's number. */
  label: z.string().nullable(),
  nextRunId: uuid.nullable(),
  skipped: z.string().nullable(),
});
export type JobItem = z.infer<typeof jobItem>;

export const undoItemQuery = pageQuery.extend({
  left: z.stringbool().optional().meta({ description: "Only what was left alone, or only what was not." }),
});
export const undoItem = z.object({
  n: z.int(),
  runId: uuid,
  node: z.string(),
  orderId: z.string().nullable(),
  label: z.string().nullable(),
  effect: z.string(),
  args: z.unknown(),
  leftAlone: z.string().nullable(),
  sentence: words.nullable(),
  at: instant,
});
export type UndoItem = z.infer<typeof undoItem>;
