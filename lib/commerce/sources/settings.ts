/** Settings that several kinds of source share. */
import { z } from "zod";
import { limits } from "../../limits.ts";
import { choice, type FieldMeta } from "../../nodes/fields.ts";

export const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/);
const shortText = z.string().max(limits.idCharsMax);

export const platform = choice(
  ["auto", "shopify", "woocommerce", "medusa", "stripe", "bigcommerce", "tradewind"],
  {
    auto: { en: "As each message says", zh: "由消息自行说明" },
    shopify: { en: "As a Shopify message", zh: "按 Shopify 消息" },
    woocommerce: { en: "As a WooCommerce message", zh: "按 WooCommerce 消息" },
    medusa: { en: "As a Medusa message", zh: "按 Medusa 消息" },
    stripe: { en: "As a Stripe message", zh: "按 Stripe 消息" },
    bigcommerce: { en: "As a BigCommerce message", zh: "按 BigCommerce 消息" },
    tradewind: { en: "As a Tradewind event", zh: "按 Tradewind 事件" },
  },
  { label: { en: "How to read it", zh: "读取方式" } },
).default("auto");

export const topic = shortText.default("").meta({
  widget: "text",
  label: { en: "Topic", zh: "主题" },
  hint: {
    en: "For messages that do not say what they are about, for example orders/create",
    zh: "用于未说明主题的消息，例如 orders/create",
  },
  placeholder: "orders/create",
} satisfies FieldMeta);

/** `sender`: the scheme's own message id, and the content where a message has none. */
const dedupePattern =
  /^(?:sender|body-hash|none|header:[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}|body:[A-Za-z0-9_-]{1,64}(?:\.[A-Za-z0-9_-]{1,64}){0,7})$/;

export const dedupe = (standard: "sender" | "body-hash") =>
  z
    .string()
    .regex(dedupePattern)
    .default(standard)
    .meta({
      widget: "text",
      label: { en: "Recognise repeats by", zh: "重复消息的识别依据" },
      hint: {
        en: "sender (its own message number), body-hash (the same content), header:NAME, body:path.to.field, or none",
        zh: "sender（发送方的消息编号）、body-hash（内容相同）、header:名称、body:字段路径，或 none（不识别）",
      },
      placeholder: standard,
      advanced: true,
    } satisfies FieldMeta);

export const answer = {
  answerStatus: choice(
    ["202", "200", "201", "204"],
    {
      "202": { en: "202 Accepted", zh: "202 已接受" },
      "200": { en: "200 OK", zh: "200 成功" },
      "201": { en: "201 Created", zh: "201 已创建" },
      "204": { en: "204, without text", zh: "204，无内容" },
    },
    { label: { en: "Answer", zh: "应答" }, advanced: true },
  ).default("202"),
  answerText: shortText.default("").meta({
    widget: "text",
    label: { en: "Text of the answer", zh: "应答内容" },
    hint: {
      en: "Empty: the event’s number as JSON. Some senders want one word, such as success",
      zh: "留空则返回事件编号（JSON）。有些发送方要求固定文字，如 success",
    },
    advanced: true,
  } satisfies FieldMeta),
};

const perSecond = (standard: number) => z.int().min(1).max(limits.sourceRateMax).default(standard);
export const rate = {
  ratePerSecond: perSecond(limits.sourceRatePerSecond).meta({
    widget: "number",
    label: { en: "Messages a second, at most", zh: "每秒最多接收" },
    unit: { en: "messages", zh: "条" },
    hint: {
      en: "A sender that is faster is asked to come again a moment later. Nothing is lost",
      zh: "超过时会请发送方稍后重发，不会丢失消息",
    },
    advanced: true,
  } satisfies FieldMeta),
  burst: perSecond(limits.sourceBurst).meta({
    widget: "number",
    label: { en: "Messages at once, at most", zh: "瞬时最多接收" },
    unit: { en: "messages", zh: "条" },
    advanced: true,
  } satisfies FieldMeta),
};

/** Public keys and certificates as they are downloaded; what is no key is found when the source is saved. */
export const pem = z.string().max(limits.publicKeysCharsMax).default("");

/** The sender's public name of an app, which it signs along with the body. */
export const appKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{0,64}$/)
  .default("");
