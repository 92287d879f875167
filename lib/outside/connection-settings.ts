/** What a connection of kind `http` holds besides its sealed secret. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { callSettings, webAddress } from "./kind.ts";

const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/);

export const httpConnectionSettings = z.strictObject({
  /** Where its calls go; an address that starts with `/` continues it. The secret goes to this origin and no other. */
  baseUrl: webAddress.or(z.literal("")).default(""),
  authHeader: headerName.default("Authorization"),
  /** Said before the secret: `Bearer`, `Basic` (the secret is then `user:password`), or empty. */
  authScheme: z
    .string()
    .max(32)
    .regex(/^[A-Za-z0-9-]*$/)
    .default("Bearer"),
  /** The other system promises to carry out a repeated Idempotency-Key once, so a call in doubt may be sent again. */
  dedupes: z.boolean().default(false),
  /** For how long it remembers a key; past it a call in doubt is not sent again. Absent: a day. */
  keyTtlHours: z.int().min(1).max(limits.keyTtlHoursMax).optional(),
  ...callSettings,
});
export type HttpConnectionSettings = z.infer<typeof httpConnectionSettings>;

/** What the gate of any connection needs to know of its settings. */
export const gateSettings = z.object({ ...callSettings });
export type GateSettings = z.infer<typeof gateSettings>;
