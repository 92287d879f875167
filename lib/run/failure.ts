/** A failure is data: it travels in journals and answers, never as an exception. */
import { z } from "zod";

export const failure = z.object({
  /** Stable, for grouping and tests: `http.timeout`, `order.not-found`. */
  code: z.string(),
  /** A sentence for a person, in English; the screens translate by code where they know it. */
  message: z.string(),
  /** A final failure is not tried again. */
  final: z.boolean(),
  retryAfterMs: z.number().optional(),
  /** Nothing was sent (a limit or a break of the connection held it back): it is no attempt. */
  unsent: z.boolean().optional(),
});
export type Failure = z.infer<typeof failure>;
