/** Many runs at once: which ones, what is to be done with them, and how far it has come. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { runStatus } from "../run/journal.ts";
import { instant, pageQuery, uuid, words } from "./page.ts";

export const jobKinds = ["replay", "cancel"] as const;
export const jobStates = ["running", "paused", "finished", "cancelled"] as const;

/** What a list of runs can be narrowed by; `until` is the moment of asking where it is not given. */
export const jobFilter = z.strictObject({
  flowId: uuid.optional(),
  version: z.int().min(1).optional(),
  status: runStatus.optional(),
  failureCode: z.string().max(limits.nameCharsMax).optional(),
  entity: z
    .string()
    .regex(/^[a-z]+:.{1,200}$/s)
    .optional(),
  parent: uuid.optional(),
  since: instant.optional(),
  until: instant.optional(),
  /** Failed runs that nobody has run again or set aside. */
  needsYou: z.boolean().optional(),
});
export type JobFilter = z.infer<typeof jobFilter>;

export const jobOptions = z.strictObject({
  /** Where a replay begins. A run whose failed step cannot be gone on from is passed over, with the reason. */
  from: z.enum(["start", "failed-step"]).default("failed-step"),
  version: z.enum(["same", "latest"]).default("same"),
});
export type JobOptions = z.infer<typeof jobOptions>;

export const jobBody = z.strictObject({
  kind: z.enum(jobKinds),
  filter: jobFilter,
  options: jobOptions.prefault({}),
  perSecond: z.int().min(1).max(limits.jobPerSecondMax).default(limits.jobPerSecond).meta({ description: "Runs a second, at most." }),
});
export type JobBody = z.infer<typeof jobBody>;

export const jobPreviewBody = jobBody.pick({ kind: true, filter: true });
export const jobPreview = z.object({
  /** Runs that the job would come to. */
  count: z.int(),
  /** There are more; the job would take all of them. */
  more: z.boolean(),
});

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
  reasons: z.array(z.object({ code: z.string(), sentence: words, n: z.int() })),
});
export type JobDetail = z.infer<typeof jobDetail>;

export const jobItemQuery = pageQuery.extend({ skipped: z.stringbool().optional() });
export const jobItem = z.object({ n: z.int(), runId: uuid, nextRunId: uuid.nullable(), skipped: z.string().nullable() });
export type JobItem = z.infer<typeof jobItem>;
