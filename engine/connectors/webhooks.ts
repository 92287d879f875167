/** Every kind of source with its settings filled in: a source's row becomes what the ingest works with. */
import { hash, randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Reading } from "#lib/commerce/read-event.ts";
import { isSchemeId, type SchemeId, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import { limits } from "#lib/limits.ts";
import type { Webhook } from "./connector.ts";
import { hmacWebhook } from "./hmac/webhook.ts";
import { shopifyWebhook } from "./shopify/webhook.ts";
import { header, type SignatureScheme } from "./signature.ts";
import { standardWebhook } from "./standard-webhooks/webhook.ts";
import { unsignedWebhook } from "./unsigned/webhook.ts";

interface Common {
  topic: string;
  dedupe: string;
  answerStatus: string;
  answerText: string;
  ratePerSecond: number;
  burst: number;
}

/** A kind of source, its settings applied. */
export interface BoundWebhook {
  signature: SignatureScheme | null;
  /** The topic that its settings name. */
  topic: string;
  reading(headers: IncomingHttpHeaders): Reading;
  dedupeKey(headers: IncomingHttpHeaders, bytes: Uint8Array, body: unknown): string | null;
  keeps: readonly string[];
  testHeaders(topic: string, id: string): Record<string, string>;
  answer: { status: number; text: string };
  rate: { perSecond: number; burst: number };
}

/** Null for a kind that does not exist, or settings that it does not take. */
export function bindWebhook(scheme: string, settings: Record<string, unknown>): BoundWebhook | null {
  if (!isSchemeId(scheme)) return null;
  const bind = binders[scheme];
  return bind(settings);
}

const binders: Record<SchemeId, (settings: Record<string, unknown>) => BoundWebhook | null> = {
  shopify: binder(sourceSchemes.shopify.settings, shopifyWebhook),
  "standard-webhooks": binder(sourceSchemes["standard-webhooks"].settings, standardWebhook),
  hmac: binder(sourceSchemes.hmac.settings, hmacWebhook),
  none: binder(sourceSchemes.none.settings, unsignedWebhook),
};

function binder<S extends Common>(
  schema: { safeParse(value: unknown): { success: true; data: S } | { success: false } },
  webhook: Webhook<S>,
) {
  return (given: Record<string, unknown>): BoundWebhook | null => {
    const read = schema.safeParse(given);
    if (!read.success) return null;
    const settings = read.data;
    const ids = settings.dedupe.startsWith("header:")
      ? [settings.dedupe.slice("header:".length).toLowerCase()]
      : webhook.messageId(settings);
    return {
      signature: webhook.signature(settings),
      topic: settings.topic,
      reading: (headers) => webhook.reading(headers, settings),
      dedupeKey: (headers, bytes, body) => keyOf(settings.dedupe, header(headers, ids), bytes, body),
      keeps: [...webhook.keeps, ...ids],
      testHeaders: webhook.testHeaders,
      answer: { status: Number(settings.answerStatus), text: settings.answerText },
      rate: { perSecond: settings.ratePerSecond, burst: settings.burst },
    };
  };
}

function keyOf(rule: string, messageId: string, bytes: Uint8Array, body: unknown): string | null {
  if (rule === "none") return null;
  if (rule.startsWith("body:")) return fieldKey(rule.slice("body:".length), body) ?? hashKey(bytes);
  return rule === "body-hash" || messageId === "" ? hashKey(bytes) : bounded(`id:${messageId}`);
}

function fieldKey(path: string, body: unknown): string | null {
  let value = body;
  for (const name of path.split("."))
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  const isKey = (typeof value === "string" && value !== "") || typeof value === "number";
  return isKey ? bounded(`body:${value}`) : null;
}

const hashKey = (bytes: Uint8Array | string): string => `sha256:${hash("sha256", bytes, "base64url")}`;
const bounded = (key: string): string => (key.length <= limits.dedupeKeyCharsMax ? key : hashKey(key));

/** A secret of ours, as strong as the signature it is for and written as the kind expects it. */
export function makeSecret(scheme: SchemeId, settings: Record<string, unknown>): string | null {
  if (scheme === "none") return null;
  const bytes = randomBytes(32);
  if (scheme === "standard-webhooks") return `whsec_${bytes.toString("base64")}`;
  return scheme === "hmac" && settings["secretIs"] === "base64" ? bytes.toString("base64") : bytes.toString("hex");
}
