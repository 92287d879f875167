/** Every kind of source with its settings filled in: a source's row becomes what the ingest works with. */
import { hash, type KeyObject, randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Read, Reading } from "#lib/commerce/read-event.ts";
import { isPullScheme, isSchemeId, type PullSchemeId, type SchemeId, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import type { Words } from "#lib/language/words.ts";
import { limits } from "#lib/limits.ts";
import { adyenWebhook } from "./adyen/webhook.ts";
import { alipayWebhook } from "./alipay/webhook.ts";
import { bigCommerceWebhook } from "./bigcommerce/webhook.ts";
import type { Answer, TestCase, TestMessage, WantedCertificate, Webhook } from "./connector.ts";
import { douyinShopWebhook } from "./douyin-shop/webhook.ts";
import { gitHubWebhook } from "./github/webhook.ts";
import { hmacWebhook } from "./hmac/webhook.ts";
import { medusaWebhook } from "./medusa/webhook.ts";
import { payPalWebhook } from "./paypal/webhook.ts";
import { shopifyWebhook } from "./shopify/webhook.ts";
import { header, type Signature } from "./signature.ts";
import { slackWebhook } from "./slack/webhook.ts";
import { standardWebhook } from "./standard-webhooks/webhook.ts";
import { stripeWebhook } from "./stripe/webhook.ts";
import { tokenWebhook } from "./token/webhook.ts";
import { twilioWebhook } from "./twilio/webhook.ts";
import { unsignedWebhook } from "./unsigned/webhook.ts";
import { weChatPayWebhook } from "./wechat-pay/webhook.ts";
import { wooCommerceWebhook } from "./woocommerce/webhook.ts";
import { youzanWebhook } from "./youzan/webhook.ts";

/** What a kind's settings may say; a kind whose provider fixes it has no such setting. */
interface Common {
  topic?: string;
  dedupe?: string;
  answerStatus?: string;
  answerText?: string;
  ratePerSecond: number;
  burst: number;
}

/** A kind of source, its settings applied. */
export interface BoundWebhook {
  signature: Signature | null;
  reading(headers: IncomingHttpHeaders): Reading;
  dedupeKey(headers: IncomingHttpHeaders, bytes: Uint8Array, body: unknown): string | null;
  keeps: readonly string[];
  answer: Answer;
  rate: { perSecond: number; burst: number };
  /** Absent where a kind has no such thing: see `Webhook`. */
  certificate: ((headers: IncomingHttpHeaders) => WantedCertificate | null) | undefined;
  refusal: Webhook<unknown>["refusal"];
  knock: Webhook<unknown>["knock"];
  challenge: Webhook<unknown>["challenge"];
  open: ((bytes: Uint8Array, keys: readonly KeyObject[]) => Uint8Array | null) | undefined;
  split: Webhook<unknown>["split"];
  becoming: ((read: Read) => readonly { readonly topic: string; readonly key: string }[]) | undefined;
  test: ((message: Omit<TestCase, "topic">) => TestMessage) | undefined;
  problem: Words | null;
}

/** Null for a kind that does not exist, or settings that it does not take. */
export function bindWebhook(scheme: string, settings: Record<string, unknown>): BoundWebhook | null {
  if (!isSchemeId(scheme) || isPullScheme(scheme)) return null;
  const bind = binders[scheme];
  return bind(settings);
}

const binders: Record<Exclude<SchemeId, PullSchemeId>, (settings: Record<string, unknown>) => BoundWebhook | null> = {
  shopify: binder(sourceSchemes.shopify.settings, shopifyWebhook),
  woocommerce: binder(sourceSchemes.woocommerce.settings, wooCommerceWebhook),
  medusa: binder(sourceSchemes.medusa.settings, medusaWebhook),
  bigcommerce: binder(sourceSchemes.bigcommerce.settings, bigCommerceWebhook),
  "douyin-shop": binder(sourceSchemes["douyin-shop"].settings, douyinShopWebhook),
  youzan: binder(sourceSchemes.youzan.settings, youzanWebhook),
  stripe: binder(sourceSchemes.stripe.settings, stripeWebhook),
  "wechat-pay": binder(sourceSchemes["wechat-pay"].settings, weChatPayWebhook),
  alipay: binder(sourceSchemes.alipay.settings, alipayWebhook),
  paypal: binder(sourceSchemes.paypal.settings, payPalWebhook),
  adyen: binder(sourceSchemes.adyen.settings, adyenWebhook),
  twilio: binder(sourceSchemes.twilio.settings, twilioWebhook),
  slack: binder(sourceSchemes.slack.settings, slackWebhook),
  github: binder(sourceSchemes.github.settings, gitHubWebhook),
  "standard-webhooks": binder(sourceSchemes["standard-webhooks"].settings, standardWebhook),
  hmac: binder(sourceSchemes.hmac.settings, hmacWebhook),
  token: binder(sourceSchemes.token.settings, tokenWebhook),
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
    const { topic = "", dedupe = "sender", answerStatus = "202", answerText = "" } = settings;
    const ids = dedupe.startsWith("header:") ? [dedupe.slice("header:".length).toLowerCase()] : webhook.messageId(settings);
    const { messageKey, test, certificate } = webhook;
    return {
      signature: webhook.signature(settings),
      reading: (headers) => webhook.reading(headers, settings),
      dedupeKey: messageKey
        ? (headers, bytes, body) => keyOf(dedupe, messageKey(headers, bytes, body), bytes, body)
        : (headers, bytes, body) => keyOf(dedupe, header(headers, ids), bytes, body),
      keeps: [...webhook.keeps, ...ids],
      answer: webhook.answer ?? { status: Number(answerStatus), text: answerText },
      rate: { perSecond: settings.ratePerSecond, burst: settings.burst },
      certificate: certificate && ((headers) => certificate(headers, settings)),
      refusal: webhook.refusal,
      knock: webhook.knock,
      challenge: webhook.challenge,
      open: webhook.open,
      split: webhook.split,
      becoming: webhook.becoming,
      test: test && ((message) => test({ ...message, topic }, settings)),
      problem: webhook.problem?.(settings) ?? null,
    };
  };
}

export function keyOf(rule: string, messageId: string, bytes: Uint8Array, body: unknown): string | null {
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
  if (sourceSchemes[scheme].secret === "none" || isPullScheme(scheme)) return null;
  const bytes = randomBytes(32);
  if (scheme === "standard-webhooks" || scheme === "medusa") return `whsec_${bytes.toString("base64")}`;
  // an APIv3 key has 32 characters, and each of them counts
  if (scheme === "wechat-pay") return randomBytes(24).toString("base64url");
  return scheme === "hmac" && settings["secretIs"] === "base64" ? bytes.toString("base64") : bytes.toString("hex");
}
