/** What to do when nobody can know whether a call was carried out. */
import { limits } from "#lib/limits.ts";
import { keepsOnce } from "#lib/openapi/repeating.ts";
import type { EffectArgs } from "#lib/run/effects.ts";

export type InDoubt = "retry" | "ask a person";

/**
 * GET, PUT and DELETE give the same result when repeated (RFC 9110, 9.2.2). POST and PATCH do not, unless the other system
 * dedupes by the Idempotency-Key we send: the connection says so.
 */
export function inDoubtPolicy(method: EffectArgs<"http.request">["method"], dedupes: boolean): InDoubt {
  return dedupes || (method !== "POST" && method !== "PATCH") ? "retry" : "ask a person";
}

/** What the other system promises about a key that comes twice. */
export interface KeyPromise {
  readonly dedupes: boolean;
  readonly keyTtlHours?: number | undefined;
}

/** By its document, where it promises that, or by what was said at the connection. */
export function promiseOf(args: Pick<EffectArgs<"http.request">, "operation">, settings: KeyPromise | null): KeyPromise {
  const header = args.operation?.keyHeader ?? null;
  const dedupes = settings?.dedupes === true || (header !== null && keepsOnce(header));
  return { dedupes, keyTtlHours: settings?.keyTtlHours };
}

/** When a call was first meant to go out, and how often it has. */
export interface FirstIntent {
  readonly at: number;
  readonly attempts: number;
}

/**
 * Whether the other system still knows the key that the call went out under first. Keys expire (Stripe's after a day), and what
 * is sent under a forgotten one is done twice.
 */
export function remembersKey(promise: KeyPromise, first: FirstIntent | null, now: number): boolean {
  if (!promise.dedupes) return false;
  return first === null || now - first.at < (promise.keyTtlHours ?? limits.keyTtlHours) * 3_600_000;
}
