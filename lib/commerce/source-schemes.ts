/**
 * The kinds of source there are, as the screens and the API show them: what a person enters, who makes the secret, and the
 * settings. How each verifies is in `engine/connectors`; a kind missing there does not compile.
 */
import type { Words } from "../language/words.ts";
import { adyenSource } from "./sources/adyen.ts";
import { alipaySource } from "./sources/alipay.ts";
import { bigCommerceSource } from "./sources/bigcommerce.ts";
import { douyinShopSource } from "./sources/douyin-shop.ts";
import { gitHubSource } from "./sources/github.ts";
import { hmacSource } from "./sources/hmac.ts";
import { medusaSource } from "./sources/medusa.ts";
import { payPalSource } from "./sources/paypal.ts";
import { rabbitmqSource } from "./sources/rabbitmq.ts";
import { redisSource } from "./sources/redis.ts";
import { shopifySource } from "./sources/shopify.ts";
import { slackSource } from "./sources/slack.ts";
import type { SourceScheme } from "./sources/source-scheme.ts";
import { standardSource } from "./sources/standard-webhooks.ts";
import { stripeSource } from "./sources/stripe.ts";
import { tokenSource } from "./sources/token.ts";
import { twilioSource } from "./sources/twilio.ts";
import { unsignedSource } from "./sources/unsigned.ts";
import { weChatPaySource } from "./sources/wechat-pay.ts";
import { wooCommerceSource } from "./sources/woocommerce.ts";
import { youzanSource } from "./sources/youzan.ts";

export const sourceSchemes = {
  shopify: shopifySource,
  woocommerce: wooCommerceSource,
  medusa: medusaSource,
  bigcommerce: bigCommerceSource,
  "douyin-shop": douyinShopSource,
  youzan: youzanSource,
  stripe: stripeSource,
  paypal: payPalSource,
  adyen: adyenSource,
  "wechat-pay": weChatPaySource,
  alipay: alipaySource,
  twilio: twilioSource,
  slack: slackSource,
  github: gitHubSource,
  rabbitmq: rabbitmqSource,
  redis: redisSource,
  "standard-webhooks": standardSource,
  hmac: hmacSource,
  token: tokenSource,
  none: unsignedSource,
} as const satisfies Record<string, SourceScheme>;

export type SchemeId = keyof typeof sourceSchemes;
/** Kinds that send nothing: we read from them. */
export type PullSchemeId = { [Id in SchemeId]: (typeof sourceSchemes)[Id]["group"] extends "queue" ? Id : never }[SchemeId];
export const isPullScheme = (id: string): id is PullSchemeId => isSchemeId(id) && sourceSchemes[id].group === "queue";
export const schemeIds = Object.keys(sourceSchemes) as SchemeId[];

export function isSchemeId(value: string): value is SchemeId {
  return Object.hasOwn(sourceSchemes, value);
}

/** What is wrong with a secret that a person entered; null when it can be used. */
export function secretProblem(scheme: SchemeId, given: string, settings: Record<string, unknown>): Words | null {
  const secret = given.trim();
  if (secret === "") return { en: "The secret is empty.", zh: "密钥为空。" };
  const bytes = isStandard(scheme) ? base64Bytes(secret.replace(/^whsec_/, "")) : secretBytes(secret, settings["secretIs"]);
  if (isPullScheme(scheme) && !isAddress(scheme, secret))
    return {
      en: "This is no address of that system, such as amqps://user:password@host or rediss://:password@host:6379.",
      zh: "这不是该系统的地址，例如 amqps://用户:密码@主机 或 rediss://:密码@主机:6379。",
    };
  if (bytes === null) return { en: "The secret is not written as this kind needs it.", zh: "密钥的格式不符合此类型的要求。" };
  if (isStandard(scheme) && bytes < 16)
    return { en: "The secret is too short: it needs at least 16 bytes.", zh: "密钥太短：至少需要 16 字节。" };
  if (scheme === "paypal" && !/^[A-Za-z0-9_]{8,64}$/.test(secret))
    return {
      en: "The Webhook ID is letters and digits alone, such as 9XL90610J3647323C.",
      zh: "Webhook ID 只含字母和数字，例如 9XL90610J3647323C。",
    };
  if (scheme === "adyen" && !/^[0-9a-fA-F]{64}$/.test(secret))
    return { en: "The HMAC key has exactly 64 characters, 0 to 9 and A to F.", zh: "HMAC 密钥必须是 64 个字符（0–9、A–F）。" };
  if (scheme === "wechat-pay" && !/^[\x21-\x7e]{32}$/.test(secret))
    return { en: "The APIv3 key has exactly 32 characters.", zh: "APIv3 密钥必须是 32 个字符。" };
  return null;
}

const addresses: Record<PullSchemeId, RegExp> = { rabbitmq: /^amqps?:\/\/[^\s/@]*@?[^\s/@]+/, redis: /^rediss?:\/\/[^\s/@]*@?[^\s/@]+/ };
const isAddress = (scheme: PullSchemeId, text: string): boolean => addresses[scheme].test(text);

const isStandard = (scheme: SchemeId): boolean => scheme === "standard-webhooks" || scheme === "medusa";

function secretBytes(secret: string, writtenAs: unknown): number | null {
  if (writtenAs === "hex") return /^(?:[0-9a-fA-F]{2})+$/.test(secret) ? secret.length / 2 : null;
  return writtenAs === "base64" ? base64Bytes(secret) : secret.length;
}

function base64Bytes(text: string): number | null {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
    ? Math.floor((text.replace(/=+$/, "").length * 3) / 4)
    : null;
}
