/** Running a run again: from where, on which version, and which of its calls are made once more. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { uuid } from "./page.ts";

const node = z.string().min(1).max(limits.nameCharsMax);

export const replayBody = z.strictObject({
  from: z
    .union([z.enum(["start", "failed-step"]), node])
    .default("start")
    .meta({ description: "`start`, `failed-step`, or a step's id." }),
  version: z.enum(["same", "latest"]).default("same"),
  again: z.array(node).max(limits.flowNodesMax).default([]).meta({
    description:
      "Steps whose calls are made again, with a new key, or that go through their items or call their flow once more. The others that are done stay done.",
  }),
});
export type ReplayBody = z.infer<typeof replayBody>;

export const replayTroubles = [
  "in-doubt",
  "incomplete",
  "no-step",
  "items",
  "acted",
  "changed",
  "unreadable",
  "gone",
  "not-ended",
  "event-gone",
  "under-way",
  "not-live",
] as const;
export type ReplayTrouble = (typeof replayTroubles)[number];

/** Whether it can be run again from there; if not, why, and over which steps. */
const way = z.object({ trouble: z.enum(replayTroubles).nullable(), nodes: z.array(z.string()), step: z.string().nullable() });

export const replayPlan = z.object({
  version: z.int(),
  /** The published version; null: the flow is not live. */
  latest: z.int().nullable(),
  /** By version: from the start, and from the step that failed. */
  same: z.object({ start: way, failedStep: way }),
  latestVersion: z.object({ start: way, failedStep: way }).nullable(),
  /** Calls to the outside that the run made, with what a repetition makes of them. */
  calls: z.array(
    z.object({
      key: z.string(),
      node: z.string(),
      effect: z.string(),
      args: z.unknown(),
      state: z.enum(["intended", "done", "failed", "in doubt"]),
    }),
  ),
  /** It was run again already, as this. */
  handledBy: uuid.nullable(),
});
export type ReplayPlan = z.infer<typeof replayPlan>;
