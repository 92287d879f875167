/**
 * What a payload means. Pure and total: the canonical event is a function of the reading and the text, today and in a year,
 * so nothing but the bytes and the reading is ever stored.
 */
import type { Meaning } from "./event.ts";
import { type KnownOrder, withKnown } from "./known-order.ts";
import { parseBody } from "./parse-body.ts";
import { parseForm } from "./parse-form.ts";
import { readAdyen } from "./platforms/adyen.ts";
import { readAlipay } from "./platforms/alipay.ts";
import { readBigCommerce } from "./platforms/bigcommerce.ts";
import { readDouyinShop } from "./platforms/douyin-shop.ts";
import { readMedusa } from "./platforms/medusa.ts";
import { readPayPal } from "./platforms/paypal.ts";
import { readShopify } from "./platforms/shopify.ts";
import { readSlack } from "./platforms/slack.ts";
import { readStripe } from "./platforms/stripe.ts";
import { readTradewind } from "./platforms/tradewind.ts";
import { readTwilio } from "./platforms/twilio.ts";
import { readWeChatPay } from "./platforms/wechat-pay.ts";
import { readWooCommerce } from "./platforms/woocommerce.ts";
import { readYouzan } from "./platforms/youzan.ts";
import { cut, fields, id } from "./read-value.ts";

/** How a body is read. `v` is the mapping's version: a mapper that changes what an old body means takes a new one. */
export interface Reading {
  platform: string;
  topic: string;
  v: number;
  /** What an action of ours has caused at the platform, come back: found when it arrived. */
  ours?: true;
  /** What was known of its order when it arrived, where it says little of it. */
  known?: KnownOrder;
}

/** 2: Shopify's parcels, payments, refunds asked for, stock, products, customers, checkouts and disputes have meanings of their own. */
export const readingVersion = 2;

type Mapper = (topic: string, body: unknown, v: number) => Meaning | null;
const mappers = {
  shopify: readShopify,
  woocommerce: readWooCommerce,
  medusa: readMedusa,
  bigcommerce: readBigCommerce,
  "douyin-shop": readDouyinShop,
  youzan: readYouzan,
  stripe: readStripe,
  "wechat-pay": readWeChatPay,
  alipay: readAlipay,
  paypal: readPayPal,
  adyen: readAdyen,
  twilio: readTwilio,
  slack: readSlack,
  tradewind: readTradewind,
} as const satisfies Record<string, Mapper>;
type Platform = keyof typeof mappers;
export const readablePlatforms = Object.keys(mappers) as Platform[];
const isReadable = (platform: string): platform is Platform => Object.hasOwn(mappers, platform);

export interface Read {
  meaning: Meaning;
  /** The payload parsed, unsafe integers as text; null where it is no JSON. */
  body: unknown;
  problem: "malformed" | "deep" | null;
}

export function readMeaning(reading: Reading, text: string): Read {
  const parsed = isForm(reading.platform, text) ? parseForm(text) : parseBody(text);
  if (!parsed.ok)
    return {
      meaning: unread(cut(reading.topic)),
      body: null,
      problem: parsed.problem,
    };
  return {
    meaning: ownUp(reading, meaningOf(reading, cut(reading.topic), parsed.value)),
    body: parsed.value,
    problem: null,
  };
}

function meaningOf({ platform, v }: Reading, topic: string, body: unknown): Meaning {
  const mapper: Mapper = isReadable(platform) ? mappers[platform] : mappers.tradewind;
  return mapper(topic, body, v) ?? unread(topic || id(fields(body)["type"]) || id(fields(body)["event"]));
}

/** Slack sends its events as JSON, and what people press or type as a form; Twilio messages and calls as forms, what its other products tell as JSON. */
function isForm(platform: string, text: string): boolean {
  return platform === "alipay" || platform === "form" || ((platform === "slack" || platform === "twilio") && !/^\s*[{[]/.test(text));
}

const ownUp = ({ ours, known }: Reading, meaning: Meaning): Meaning => {
  const filled = known ? withKnown(meaning, known) : meaning;
  return ours ? { ...filled, ours } : filled;
};

/** Kept and shown; starts nothing typed. */
function unread(topic: string): Meaning {
  return { type: "other", topic, entity: null, occurredAt: "", ours: false };
}
