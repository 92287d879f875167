import { z } from "zod";
import { entityRef, meaning } from "../commerce/event.ts";
import { limits } from "../limits.ts";
import { instant, pageQuery, uuid } from "./page.ts";
import { runSummary } from "./runs.ts";

export const origins = ["webhook", "test", "hand", "click", "import", "flow", "schedule"] as const;
export const origin = z.enum(origins);
export type Origin = z.infer<typeof origin>;

/** `order:1001`; the type may stand alone. */
export const entityQuery = z
  .string()
  .regex(/^[a-z]+(:.{1,200})?$/s)
  .meta({
    description: "`type:id`, for example `order:5001`.",
    example: "order:5001",
  });

export const eventListQuery = pageQuery.extend({
  type: z.string().max(100).optional(),
  source: uuid.optional().meta({ description: "A source's id." }),
  entity: entityQuery.optional(),
  since: instant.optional(),
  origin: origin.optional(),
});
export type EventListQuery = z.infer<typeof eventListQuery>;

export const eventSummary = z.object({
  id: uuid,
  type: z.string(),
  /** The sender's own name for it: `orders/create`. */
  topic: z.string(),
  origin,
  source: z.object({ id: uuid, name: z.string() }).nullable(),
  entity: entityRef.nullable(),
  /** What people call the entity: "#1001"; null: not known (yet). */
  entityLabel: z.string().nullable(),
  receivedAt: instant,
  /** Flows it started; 0: matched no flow. */
  started: z.int(),
});
export type EventSummary = z.infer<typeof eventSummary>;

export const eventDetail = eventSummary.extend({
  /** What it means: the canonical event. */
  meaning,
  /** The payload, parsed; null where it is not JSON. */
  body: z.unknown(),
  /** The payload's bytes as text, as they came (cut at a bound, `bytes` says the whole length). */
  raw: z.string(),
  bytes: z.int(),
  headers: z.record(z.string(), z.string()),
  runs: z.array(runSummary),
});
export type EventDetail = z.infer<typeof eventDetail>;

/** In our own shape (`type` with `order`, `customer`, ... beside it or inside `data` or `body`), or a platform's payload in `body`. */
export const injectEventBody = z.looseObject({
  type: z.string().max(100).optional().meta({ description: "A canonical type: `order.created`." }),
  platform: z.string().max(50).optional().meta({ description: "Whose payload `body` is: `shopify`. Absent: our own shape." }),
  topic: z.string().max(100).optional().meta({ description: "The platform's name for the event: `orders/create`." }),
  key: z.string().min(1).max(limits.dedupeKeyCharsMax).optional().meta({ description: "The same key again is a duplicate." }),
  body: z.unknown().optional(),
});
export type InjectEventBody = z.infer<typeof injectEventBody>;
export const accepted = z.object({ eventId: uuid, duplicate: z.boolean() });
