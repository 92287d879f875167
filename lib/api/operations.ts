/** What keeps a shop running from day to day: how long history is kept, and what is paused. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { instant, uuid } from "./page.ts";

export const retentionState = z.object({
  /** Days for which events, runs and actions are kept. */
  historyDays: z.int(),
  /** Days for which a sender's repetition is recognised. */
  dedupeDays: z.int(),
  /** The oldest day that is there; null: nothing yet. */
  keptFrom: z.iso.date().nullable(),
  /** History on disk, with its indexes. */
  bytes: z.number(),
  /** When old days were last looked for. */
  ranAt: instant.nullable(),
  /** Why a day could not be dropped yet; empty where all could. */
  note: z.string(),
});
export type RetentionState = z.infer<typeof retentionState>;
export const retentionBody = z.strictObject({
  historyDays: z.int().min(limits.historyDaysMin).max(limits.historyDaysMax),
});
export type RetentionBody = z.infer<typeof retentionBody>;

export const pauseScopes = ["flow", "connection", "all"] as const;
const target = {
  scope: z.enum(pauseScopes).meta({ description: "`all`: everything that acts outside." }),
  id: uuid.optional().meta({ description: "Of the flow or the connection." }),
};
const names = { error: "A flow or a connection is named by its id; `all` has none.", path: ["id"] };
const isNamed = ({ scope, id }: { scope: string; id?: string | undefined }) => (scope === "all") === (id === undefined);
export const pauseBody = z.strictObject(target).refine(isNamed, names);
export type PauseBody = z.infer<typeof pauseBody>;
export const resumeBody = z
  .strictObject({
    ...target,
    waiting: z.enum(["run", "skip"]).default("run").meta({ description: "What becomes of what came meanwhile." }),
  })
  .refine(isNamed, names);
export type ResumeBody = z.infer<typeof resumeBody>;

export const pauseShown = z.object({
  scope: z.enum(pauseScopes),
  id: uuid.nullable(),
  /** The flow's or connection's name; empty for everything. */
  name: z.string(),
  /** `draining`: resumed, and what waited is being run. */
  state: z.enum(["paused", "draining"]),
  pausedAt: instant,
  pausedBy: z.string(),
  /** Runs that wait for it; up to a bound. */
  waiting: z.int(),
});
export type PauseShown = z.infer<typeof pauseShown>;
export const pauseList = z.object({ items: z.array(pauseShown) });
export type PauseList = z.infer<typeof pauseList>;
