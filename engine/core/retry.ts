/** When a failed call is tried again. Full jitter: a random point below an exponential cap, so that senders do not march in step. */
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";

/**
 * Milliseconds until the next try, or null when there is none.
 * @param attempt tries made so far, this one included
 * @param random in [0, 1), seeded by the caller
 * @param tries how many there may be
 */
export function retryDelayMs(failure: Failure, attempt: number, random: number, tries: number = limits.effectAttemptsMax): number | null {
  if (failure.final || (attempt >= tries && !failure.unsent)) return null;
  const cap = Math.min(limits.retryCapMs, limits.retryBaseMs * 2 ** Math.max(0, attempt - 1));
  return Math.max(failure.retryAfterMs ?? 0, Math.round(random * cap));
}
