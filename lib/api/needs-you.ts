/** What waits for a person: failed runs by flow and reason, calls whose result is unknown. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { effectSummary } from "./effects.ts";
import { instant, uuid } from "./page.ts";
import { runSummary } from "./runs.ts";

export const failureGroup = z.object({
  flowId: uuid,
  flowName: z.string(),
  /** The flow is there and live, so "the latest version" means something. */
  live: z.boolean(),
  code: z.string(),
  /** The newest one's sentence. */
  message: z.string(),
  count: z.int(),
  oldest: instant,
  newest: instant,
  /** The newest ones. */
  runs: z.array(runSummary),
});
export type FailureGroup = z.infer<typeof failureGroup>;

export const needsYou = z.object({
  failures: z.array(failureGroup),
  /** Failed runs that nobody has handled; with `more`, at least so many. */
  failed: z.int(),
  more: z.boolean(),
  unknown: z.array(effectSummary),
  /** Calls with an unknown result that nobody has decided on. */
  inDoubt: z.int(),
});
export type NeedsYou = z.infer<typeof needsYou>;

/** One run, or a group as it is shown. */
export const setAsideBody = z.union([
  z.strictObject({ runIds: z.array(uuid).min(1).max(limits.pageRowsMax) }),
  z.strictObject({ flowId: uuid, code: z.string().max(limits.nameCharsMax), until: instant.optional() }),
]);
export type SetAsideBody = z.infer<typeof setAsideBody>;
export const setAside = z.object({ count: z.int() });
