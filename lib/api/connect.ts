/** Connecting a shop in one go: its connection, its source, the messages it is to send, and its orders of the last weeks. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { instant, uuid } from "./page.ts";

export const shopKinds = ["shopify", "woocommerce", "medusa"] as const;

const days = z.int().min(0).max(limits.importDaysMax);

export const connectBody = z.strictObject({
  kind: z.enum(shopKinds),
  name: z.string().trim().min(1).max(limits.nameCharsMax),
  settings: z.record(z.string(), z.unknown()).meta({ description: "`baseUrl` at least, as `GET /connection-kinds` describes it." }),
  secrets: z.record(z.string().max(64), z.string().min(1).max(limits.secretCharsMax)),
  days: days
    .default(limits.importDaysMax)
    .meta({ description: "Orders of so many days are fetched as past events that start no flow; 0: none." }),
});
export type ConnectBody = z.infer<typeof connectBody>;

export const registration = z.object({
  /** Where the shop is to send to. */
  url: z.string(),
  /** False where the address only exists on this machine. */
  reachable: z.boolean(),
  /** What it sends us now. */
  registered: z.array(z.string()),
  /** What it could not be asked to send, and why. */
  missing: z.array(z.string()),
  problem: z.string(),
});
export type Registration = z.infer<typeof registration>;

export const connected = registration.extend({
  connectionId: uuid,
  sourceId: uuid,
  /** What the shop calls itself. */
  found: z.string(),
  /** To be put into the shop by hand, where it cannot be asked to send; shown once. */
  secret: z.string().nullable(),
  importing: z.boolean(),
});
export type Connected = z.infer<typeof connected>;

export const importBody = z.strictObject({ days: days.min(1).default(limits.importDaysMax) });

export const importState = z.object({
  state: z.enum(["running", "paused", "finished", "failed", "cancelled"]),
  since: instant,
  done: z.int(),
  /** Known already. */
  skipped: z.int(),
  /** As the shop counts them; null: it does not say. */
  total: z.int().nullable(),
  error: z.string(),
});
export type ImportState = z.infer<typeof importState>;
