/** What to do when nobody can know whether a call was carried out. */
import type { EffectArgs } from "#lib/run/effects.ts";

export type InDoubt = "retry" | "ask a person";

/**
 * GET, PUT and DELETE give the same result when repeated (RFC 9110, 9.2.2). POST and PATCH do not, unless the other system
 * dedupes by the Idempotency-Key we send: the connection says so.
 */
export function inDoubtPolicy(method: EffectArgs<"http.request">["method"], dedupes: boolean): InDoubt {
  return dedupes || (method !== "POST" && method !== "PATCH") ? "retry" : "ask a person";
}
