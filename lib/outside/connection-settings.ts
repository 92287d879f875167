/** What a connection of kind `http` holds besides its sealed secret. */
import { z } from "zod";
import { limits } from "../limits.ts";

const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/);

export const httpConnectionSettings = z.strictObject({
  /** Where its calls go; an address that starts with `/` continues it. The secret goes to this origin and no other. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .or(z.literal(""))
    .default(""),
  authHeader: headerName.default("Authorization"),
  /** Said before the secret: `Bearer`, `Basic` (the secret is then `user:password`), or empty. */
  authScheme: z
    .string()
    .max(32)
    .regex(/^[A-Za-z0-9-]*$/)
    .default("Bearer"),
  /** Private hosts that the operator allows this connection to reach: `erp.internal`, `10.0.0.5:8080`. */
  allowedHosts: z.array(z.string().trim().min(1).max(260)).max(limits.allowedHostsMax).default([]),
  /** The other system promises to carry out a repeated Idempotency-Key once, so a call in doubt may be sent again. */
  dedupes: z.boolean().default(false),
  /** For how long it remembers a key; past it a call in doubt is not sent again. Absent: a day. */
  keyTtlHours: z.int().min(1).max(limits.keyTtlHoursMax).optional(),
  /** How many calls it may get, over all flows; of the two the slower holds. Absent: as many as there are. */
  ratePerSecond: z.number().min(0.001).max(limits.callRateMax).optional(),
  ratePerMinute: z
    .number()
    .min(0.01)
    .max(limits.callRateMax * 60)
    .optional(),
  /** How many of them at once. */
  burst: z.int().min(1).max(limits.callBurstMax).default(1),
  /** Failures one after another until it is left alone for a while; 0: never. */
  restAfter: z.int().min(0).max(limits.restAfterMax).default(limits.restAfter),
});
export type HttpConnectionSettings = z.infer<typeof httpConnectionSettings>;
