/** How a version of a flow has run lately: which ways, how often, how long. */
import { z } from "zod";
import { flowDocument } from "../flow/flow.ts";
import { instant } from "./page.ts";

export const trafficWindows = ["1h", "24h", "7d", "version"] as const;
export type TrafficWindow = (typeof trafficWindows)[number];

export const trafficQuery = z.strictObject({
  window: z.enum(trafficWindows).default("24h").meta({ description: "`version`: since it was published." }),
  version: z.coerce.number().int().min(1).optional().meta({ description: "The live one, or the last, where it is left out." }),
});

export const flowTraffic = z.object({
  version: z.int(),
  document: flowDocument,
  window: z.enum(trafficWindows),
  since: instant,
  /** Runs that this is counted over: the newest. */
  runs: z.int(),
  /** There are more in this time than were looked at. */
  more: z.boolean(),
  finished: z.int(),
  failed: z.int(),
  /** Under way, or waiting. */
  live: z.int(),
  /** As of when. */
  at: instant,
  /** By `from/port/to`; an edge that is not here was never taken. */
  edges: z.record(z.string(), z.int()),
  nodes: z.record(
    z.string(),
    z.object({
      visits: z.int(),
      failed: z.int(),
      /** Milliseconds of its actions: half of them took no longer, and 95 of 100. */
      p50: z.number().nullable(),
      p95: z.number().nullable(),
    }),
  ),
});
export type FlowTraffic = z.infer<typeof flowTraffic>;
