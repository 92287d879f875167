/**
 * Signatures over a shared secret, as data: which headers, which bytes, which encoding. One interpreter verifies and signs them all,
 * on the raw bytes and in constant time.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { limits } from "#lib/limits.ts";

export interface SignatureScheme {
  /** Header names in lower case; the first that a request carries counts, and the first is the one we sign with. */
  readonly signature: readonly string[];
  readonly timestamp: readonly string[];
  readonly id: readonly string[];
  readonly algorithm: "sha1" | "sha256" | "sha512";
  readonly encoding: "hex" | "base64";
  /** What stands before each signature. */
  readonly prefix: string;
  /** What stands between several; empty: there is one. */
  readonly separator: "" | " ";
  readonly keyDecode: "text" | "hex" | "base64" | "whsec";
  /** `{body}` once, `{timestamp}` and `{id}` where they are signed. */
  readonly template: string;
  /** Null where there is no signed time. */
  readonly toleranceS: number | null;
}

export type Verdict = "genuine" | "missing" | "forged" | "stale";

export interface Signed {
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

export function verify(scheme: SignatureScheme, { headers, body }: Signed, keys: readonly KeyObject[], nowMs: number): Verdict {
  const given = header(headers, scheme.signature);
  const timestamp = header(headers, scheme.timestamp);
  const id = header(headers, scheme.id);
  const isMissing = !given || (scheme.template.includes("{timestamp}") && !timestamp) || (scheme.template.includes("{id}") && !id);
  if (isMissing) return "missing";
  const candidates = (scheme.separator ? given.split(scheme.separator) : [given]).slice(0, limits.signaturesMax);
  let genuine = false;
  for (const key of keys) {
    // an empty key would make everybody's signature genuine
    if (!key.symmetricKeySize) continue;
    const expected = Buffer.from(scheme.prefix + digest(scheme, key, body, timestamp, id));
    for (const candidate of candidates) genuine = isEqual(expected, normal(scheme, candidate)) || genuine;
  }
  if (!genuine) return "forged";
  return scheme.toleranceS === null || isFresh(timestamp, scheme.toleranceS, nowMs) ? "genuine" : "stale";
}

/** The headers with which the sender itself would send this body. */
export function sign(scheme: SignatureScheme, key: KeyObject, body: Uint8Array, nowMs: number, id: string): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const headers: Record<string, string> = {};
  if (scheme.id[0]) headers[scheme.id[0]] = id;
  if (scheme.timestamp[0]) headers[scheme.timestamp[0]] = timestamp;
  if (scheme.signature[0]) headers[scheme.signature[0]] = scheme.prefix + digest(scheme, key, body, timestamp, id);
  return headers;
}

/** A key object, made once a source: an HMAC with one takes 3 us, with the bare bytes 29. */
export function decodeKey(secret: string, written: SignatureScheme["keyDecode"]): KeyObject {
  // a secret is pasted, and often with a space or a line end behind it
  const given = secret.trim();
  if (written === "text" || written === "hex") return createSecretKey(given, written === "hex" ? "hex" : "utf8");
  return createSecretKey(given.replace(/^whsec_/, ""), "base64");
}

/** The first of these headers that is there; empty where none is. */
export function header(headers: IncomingHttpHeaders, names: readonly string[]): string {
  for (const name of names) {
    const value = headers[name];
    if (value) return typeof value === "string" ? value : (value[0] ?? "");
  }
  return "";
}

function digest(scheme: SignatureScheme, key: KeyObject, body: Uint8Array, timestamp: string, id: string): string {
  const [before = "", after = ""] = scheme.template.split("{body}");
  const fill = (part: string) => part.replaceAll(/\{(timestamp|id)\}/g, (_, name) => (name === "id" ? id : timestamp));
  return createHmac(scheme.algorithm, key).update(fill(before)).update(body).update(fill(after)).digest(scheme.encoding);
}

/** Hexadecimal may be written in capitals. */
function normal(scheme: SignatureScheme, given: string): Buffer {
  const lower = scheme.encoding === "hex" && given.startsWith(scheme.prefix);
  return Buffer.from(lower ? scheme.prefix + given.slice(scheme.prefix.length).toLowerCase() : given);
}

function isEqual(expected: Buffer, given: Buffer): boolean {
  const sameLength = expected.length === given.length;
  return timingSafeEqual(expected, sameLength ? given : expected) && sameLength;
}

function isFresh(timestamp: string, toleranceS: number, nowMs: number): boolean {
  if (!/^\d{1,16}$/.test(timestamp)) return false;
  const number = Number(timestamp);
  // past this, seconds would be the year 5138: milliseconds are meant
  const ms = number > 1e11 ? number : number * 1000;
  return Math.abs(nowMs - ms) <= toleranceS * 1000;
}
