/** How an outside call can go wrong, as data: one maker for each way. */
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";

export type HttpFailureCode =
  | "http.bad-address"
  | "http.bad-header"
  | "http.too-much-to-send"
  | "http.connection-missing"
  | "http.connection-secret"
  | "http.refused-address"
  | "http.dns"
  | "http.connection"
  | "http.tls"
  | "http.timeout"
  | "http.stopped"
  | "http.too-large"
  | "http.encoding"
  | "http.redirects"
  | "http.status"
  | "http.slow-down"
  | "http.in-doubt";

/** Trying again would end the same way. */
export function forGood(code: HttpFailureCode, message: string): Failure {
  return { code, message, final: true };
}

export function forNow(code: HttpFailureCode, message: string, retryAfterMs?: number): Failure {
  return retryAfterMs === undefined ? { code, message, final: false } : { code, message, final: false, retryAfterMs };
}

const retried = new Set([408, 425, 429]);

/** Null for an answer that is one: 2xx, 3xx, and refusals that will not change by asking again. */
export function failureOfStatus(status: number, host: string, retryAfter: string | undefined, now: number): Failure | null {
  if (!retried.has(status) && status < 500) return null;
  const asked = retryAfter === undefined ? undefined : parseRetryAfter(retryAfter, now);
  const why = status === 429 ? "asks us to slow down" : status >= 500 ? "has a problem of its own" : "did not take the call now";
  return forNow(status === 429 ? "http.slow-down" : "http.status", `${host} answered ${status}: it ${why}.`, asked);
}

/** `Retry-After`: seconds or a date. Undefined for neither; never longer than our own longest pause. */
export function parseRetryAfter(text: string, now: number): number | undefined {
  const trimmed = text.trim();
  const ms = /^\d{1,10}$/.test(trimmed) ? Number(trimmed) * 1_000 : Date.parse(trimmed) - now;
  // a bare number in another form ("1.5", "-3") is read as a year by Date.parse
  if (Number.isNaN(ms) || (!/^\d{1,10}$/.test(trimmed) && !/[a-z]{3}/i.test(trimmed))) return undefined;
  return Math.min(Math.max(ms, 0), limits.retryCapMs);
}
