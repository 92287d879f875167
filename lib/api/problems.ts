/** Failed runs grouped by cause, and alerts about them. */
import { z } from "zod";
import { alertChannels, alertData, alertKinds, alertSettings } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { problemStates } from "../problem/state.ts";
import { instant, pageQuery, uuid } from "./page.ts";

export const problemListQuery = pageQuery.extend({
  state: z.enum(problemStates).optional().meta({ description: "Open ones where nothing is said." }),
  flowId: uuid.optional(),
});
export type ProblemListQuery = z.infer<typeof problemListQuery>;

export const problemSummary = z.object({
  id: uuid,
  state: z.enum(problemStates),
  /** Every flow that has it. */
  flows: z.array(z.object({ id: uuid, name: z.string(), live: z.boolean() })),
  /** The connection whose other side is at fault. */
  connection: z.object({ id: uuid, name: z.string() }).nullable(),
  /** The step that failed; null where the run itself did. `type` and `title` are those of the flow as it is now. */
  step: z.object({ node: z.string(), type: z.string(), title: z.string() }).nullable(),
  code: z.string(),
  /** The newest run's sentence. */
  message: z.string(),
  /** Failed runs, all of them. */
  count: z.int(),
  /** Of those that are kept, runs that nobody has run again or set aside; with `more`, at least so many. */
  waiting: z.int(),
  more: z.boolean(),
  /** Orders and other things that its runs were about. */
  orders: z.int(),
  firstAt: instant,
  lastAt: instant,
  lastRunId: uuid,
  /** For a muted one: till then; null: until a flow that has it is published anew. */
  mutedUntil: instant.nullable(),
  /** Who muted, resolved or opened it again last, and when; an empty name: it came back, or went, by itself. */
  changedAt: instant.nullable(),
  changedBy: z.string(),
  /** How often it came back. */
  reopened: z.int(),
});
export type ProblemSummary = z.infer<typeof problemSummary>;

export const problemDetail = problemSummary.extend({
  /** Failures of each of the last days, oldest first. */
  days: z.array(z.object({ day: z.string(), n: z.int() })),
});
export type ProblemDetail = z.infer<typeof problemDetail>;

export const muteBody = z.strictObject({
  until: instant.nullable().meta({ description: "Null: until a flow that has it is published anew." }),
});
export type MuteBody = z.infer<typeof muteBody>;

export const alertState = z.object({
  settings: alertSettings,
  /** Whether a password and a signing secret are kept; they are never shown. */
  hasPassword: z.boolean(),
  hasSecret: z.boolean(),
  channels: z.array(
    z.object({
      channel: z.enum(alertChannels),
      pending: z.int(),
      tries: z.int(),
      /** Why the last try did not work; empty: it did. */
      error: z.string(),
      errorAt: instant.nullable(),
      sentAt: instant.nullable(),
    }),
  ),
  recent: z.array(
    z.object({ id: z.int(), kind: z.enum(alertKinds), at: instant, data: alertData, pending: z.array(z.enum(alertChannels)) }),
  ),
});
export type AlertState = z.infer<typeof alertState>;

export const alertBody = z.strictObject({
  settings: alertSettings,
  /** Absent: as it is. Null: none. */
  password: z.string().max(limits.secretCharsMax).nullable().optional(),
  /** A new signing secret is made, and answered this once; so is the first one. */
  newSecret: z.boolean().default(false),
});
export type AlertBody = z.infer<typeof alertBody>;
export const alertSaved = alertState.extend({ secret: z.string().nullable() });
export type AlertSaved = z.infer<typeof alertSaved>;

export const alertTestBody = z.strictObject({ channel: z.enum(alertChannels) });
export const alertTested = z.object({ sent: z.boolean(), error: z.string() });
export type AlertTested = z.infer<typeof alertTested>;
