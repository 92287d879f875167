/**
 * Signatures over a shared secret, as data: which headers, which bytes, which encoding. One interpreter verifies and signs them all,
 * on the raw bytes and in constant time.
 */
import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual, type X509Certificate } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { limits } from "#lib/limits.ts";

export interface SignatureScheme {
  /** Header names in lower case; the first that a request carries counts, and the first is the one we sign with. */
  readonly signature: readonly string[];
  readonly timestamp: readonly string[];
  readonly id: readonly string[];
  /** `hmac`: the secret is the key. `hash`: it is in the text that is hashed. `secret`: it is sent as it is. */
  readonly method: "hmac" | "hash" | "secret";
  readonly algorithm: "md5" | "sha1" | "sha256" | "sha512";
  readonly encoding: "hex" | "base64" | "text";
  /** What stands before each signature. */
  readonly prefix: string;
  /** What stands between several; empty: there is one. */
  readonly separator: "" | " " | ",";
  /** Where one header says it all, as `t=..,v1=..`: what the time and each signature are called in it. */
  readonly fields?: { readonly timestamp: string; readonly signature: string };
  readonly keyDecode: "text" | "hex" | "base64" | "whsec";
  /** `{body}` once, `{timestamp}`, `{id}` and (in a `hash`) `{secret}` where they are signed. */
  readonly template: string;
  /** Null where there is no signed time. */
  readonly toleranceS: number | null;
}

/** A sender whose way of signing is more than a row of the scheme: by a private key, or in the middle of its body. */
export interface OwnSignature {
  /** Null: there is no shared secret. */
  readonly keyDecode: SignatureScheme["keyDecode"] | null;
  check(signed: Signed, keys: readonly KeyObject[], nowMs: number): Verdict;
  /** As the sender would sign a text on its way to `address`; absent where only the provider can. */
  sign?(body: string, key: KeyObject, address: string): { readonly headers: Record<string, string>; readonly body: string };
}
export type Signature = SignatureScheme | OwnSignature;

export type Verdict = "genuine" | "missing" | "forged" | "stale";

export interface Signed {
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** Where it was sent, as its sender knows it: our public address, and the path and query that came. */
  readonly address?: string;
  /** The one that it names, fetched; null: none of the provider's. */
  readonly certificate?: X509Certificate | null;
}

export function verify(signature: Signature, signed: Signed, keys: readonly KeyObject[], nowMs: number): Verdict {
  return "check" in signature ? signature.check(signed, keys, nowMs) : verifyScheme(signature, signed, keys, nowMs);
}

function verifyScheme(scheme: SignatureScheme, { headers, body }: Signed, keys: readonly KeyObject[], nowMs: number): Verdict {
  const given = header(headers, scheme.signature);
  const timestamp = scheme.fields ? (fieldsOf(given, scheme.fields.timestamp)[0] ?? "") : header(headers, scheme.timestamp);
  const id = header(headers, scheme.id);
  const isMissing = !given || (scheme.template.includes("{timestamp}") && !timestamp) || (scheme.template.includes("{id}") && !id);
  if (isMissing) return "missing";
  const candidates = candidatesOf(scheme, given);
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

function candidatesOf({ fields, separator }: SignatureScheme, given: string): string[] {
  if (fields) return fieldsOf(given, fields.signature);
  return (separator ? given.split(separator) : [given]).slice(0, limits.signaturesMax);
}

/** The values that one name has in `t=1,v1=a,v1=b`. */
function fieldsOf(given: string, name: string): string[] {
  const parts = given.split(",", limits.signaturesMax * 2).map((part) => part.trim());
  return parts
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))
    .slice(0, limits.signaturesMax);
}

/** The headers with which the sender itself would send this body. */
export function sign(scheme: SignatureScheme, key: KeyObject, body: Uint8Array, nowMs: number, id: string): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const headers: Record<string, string> = {};
  if (scheme.id[0]) headers[scheme.id[0]] = id;
  if (scheme.timestamp[0]) headers[scheme.timestamp[0]] = timestamp;
  const signature = scheme.prefix + digest(scheme, key, body, timestamp, id);
  const { fields } = scheme;
  if (scheme.signature[0])
    headers[scheme.signature[0]] = fields ? `${fields.timestamp}=${timestamp},${fields.signature}=${signature}` : signature;
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
  const encoding = scheme.encoding === "base64" ? "base64" : "hex";
  const values = { id, timestamp, secret: scheme.method === "hmac" ? "" : key.export().toString("utf8") };
  const fill = (part: string) => part.replaceAll(/\{(timestamp|id|secret)\}/g, (_, name: keyof typeof values) => values[name]);
  if (scheme.method === "secret")
    return scheme.encoding === "text" ? fill(scheme.template) : Buffer.from(fill(scheme.template)).toString(encoding);
  const [before = "", after = ""] = scheme.template.split("{body}");
  const hashing = scheme.method === "hash" ? createHash(scheme.algorithm) : createHmac(scheme.algorithm, key);
  return hashing.update(fill(before)).update(body).update(fill(after)).digest(encoding);
}

/** Hexadecimal may be written in capitals, and the name of a way to authorise in any way. */
function normal({ method, encoding, prefix }: SignatureScheme, given: string): Buffer {
  if (method === "secret" && given.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase())
    return Buffer.from(prefix + given.slice(prefix.length));
  const lower = encoding === "hex" && given.startsWith(prefix);
  return Buffer.from(lower ? prefix + given.slice(prefix.length).toLowerCase() : given);
}

export function isEqual(expected: Buffer, given: Buffer): boolean {
  const sameLength = expected.length === given.length;
  return timingSafeEqual(expected, sameLength ? given : expected) && sameLength;
}

export function isFresh(timestamp: string, toleranceS: number, nowMs: number): boolean {
  if (!/^\d{1,16}$/.test(timestamp)) return false;
  const number = Number(timestamp);
  // past this, seconds would be the year 5138: milliseconds are meant
  const ms = number > 1e11 ? number : number * 1000;
  return Math.abs(nowMs - ms) <= toleranceS * 1000;
}
