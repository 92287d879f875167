/**
 * The kinds of source there are, as the screens and the API show them: what a person enters, who makes the secret, and the
 * settings. How each verifies is in `engine/connectors`; a kind missing there does not compile.
 */
import { z } from "zod";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import { choice, type FieldMeta } from "../nodes/fields.ts";

export const schemeIds = ["shopify", "standard-webhooks", "hmac", "none"] as const;
export type SchemeId = (typeof schemeIds)[number];

export interface SourceScheme {
  id: SchemeId;
  title: Words;
  summary: Words;
  /** `made`: we make the secret and the sender is given it; `given`: the sender shows it. Either may be replaced by the other. */
  secret: "made" | "given" | "none";
  /** Where to find it, or where to put it. */
  secretHint: Words | null;
  warning: Words | null;
  settings: z.ZodObject;
}

const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/);
const shortText = z.string().max(limits.idCharsMax);

const platform = choice(
  ["auto", "shopify", "tradewind"],
  {
    auto: { en: "As each message says", zh: "由消息自行说明" },
    shopify: { en: "As a Shopify message", zh: "按 Shopify 消息" },
    tradewind: { en: "As a Tradewind event", zh: "按 Tradewind 事件" },
  },
  { label: { en: "How to read it", zh: "读取方式" } },
).default("auto");

const topic = shortText.default("").meta({
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

const dedupe = (standard: "sender" | "body-hash") =>
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

const answer = {
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
const rate = {
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

export const shopifySettings = z.strictObject({
  platform: z.enum(["auto", "shopify"]).optional(),
  topic,
  dedupe: dedupe("sender"),
  ...answer,
  ...rate,
});
export const standardSettings = z.strictObject({ platform, topic, dedupe: dedupe("sender"), ...answer, ...rate });
export const unsignedSettings = z.strictObject({ platform, topic, dedupe: dedupe("body-hash"), ...answer, ...rate });

const algorithms = ["sha256", "sha512", "sha1"] as const;
export const hmacSettings = z
  .strictObject({
    header: headerName.default("X-Signature").meta({
      widget: "text",
      label: { en: "Header with the signature", zh: "签名所在的请求头" },
      placeholder: "X-Signature",
    } satisfies FieldMeta),
    algorithm: choice(
      algorithms,
      { sha256: { en: "SHA-256", zh: "SHA-256" }, sha512: { en: "SHA-512", zh: "SHA-512" }, sha1: { en: "SHA-1", zh: "SHA-1" } },
      { label: { en: "Method", zh: "签名算法" } },
    ).default("sha256"),
    encoding: choice(
      ["hex", "base64"],
      { hex: { en: "Hexadecimal", zh: "十六进制" }, base64: { en: "Base64", zh: "Base64" } },
      { label: { en: "Written as", zh: "签名编码" } },
    ).default("hex"),
    prefix: z
      .string()
      .max(32)
      .default("")
      .meta({
        widget: "text",
        label: { en: "Said before the signature", zh: "签名前缀" },
        hint: { en: "For example sha256=", zh: "例如 sha256=" },
        advanced: true,
      } satisfies FieldMeta),
    secretIs: choice(
      ["text", "hex", "base64"],
      {
        text: { en: "Used as it is written", zh: "按原文使用" },
        hex: { en: "Hexadecimal bytes", zh: "十六进制字节" },
        base64: { en: "Base64 bytes", zh: "Base64 字节" },
      },
      { label: { en: "The secret is", zh: "密钥格式" }, advanced: true },
    ).default("text"),
    template: z
      .string()
      .max(limits.idCharsMax)
      .regex(/^[^{}]*(?:\{(?:id|timestamp)\}[^{}]*)*\{body\}[^{}]*(?:\{(?:id|timestamp)\}[^{}]*)*$/)
      .default("{body}")
      .meta({
        widget: "text",
        label: { en: "What is signed", zh: "签名内容" },
        hint: {
          en: "{body}, with {timestamp} and {id} where the sender signs them too",
          zh: "{body}；若发送方也对时间戳和编号签名，可加 {timestamp}、{id}",
        },
        placeholder: "{timestamp}.{body}",
        advanced: true,
      } satisfies FieldMeta),
    timestampHeader: headerName
      .or(z.literal(""))
      .default("")
      .meta({
        widget: "text",
        label: { en: "Header with the time", zh: "时间戳所在的请求头" },
        hint: {
          en: "Seconds or milliseconds since 1970. A message older than the tolerance is refused",
          zh: "自 1970 年起的秒数或毫秒数，超出容差的消息会被拒绝",
        },
        advanced: true,
      } satisfies FieldMeta),
    idHeader: headerName
      .or(z.literal(""))
      .default("")
      .meta({
        widget: "text",
        label: { en: "Header with the message number", zh: "消息编号所在的请求头" },
        advanced: true,
      } satisfies FieldMeta),
    toleranceS: z
      .int()
      .min(1)
      .max(86_400)
      .default(limits.signatureToleranceS)
      .meta({
        widget: "number",
        label: { en: "Tolerance", zh: "时间容差" },
        unit: { en: "seconds", zh: "秒" },
        advanced: true,
      } satisfies FieldMeta),
    platform,
    topic,
    dedupe: dedupe("sender"),
    ...answer,
    ...rate,
  })
  .refine((s) => !s.template.includes("{timestamp}") || s.timestampHeader !== "", {
    path: ["timestampHeader"],
    error: "{timestamp} needs the header that holds it.",
  })
  .refine((s) => !s.template.includes("{id}") || s.idHeader !== "", { path: ["idHeader"], error: "{id} needs the header that holds it." });

export const sourceSchemes = {
  shopify: {
    id: "shopify",
    title: { en: "Shopify", zh: "Shopify" },
    summary: { en: "Orders, payments, shipments and refunds of a Shopify shop", zh: "Shopify 店铺的订单、付款、发货和退款" },
    secret: "given",
    secretHint: {
      en: "In Shopify: Settings, Notifications, Webhooks. It is shown below the list. For an app: its client secret.",
      zh: "在 Shopify 的“设置 → 通知 → Webhooks”列表下方可以找到；如果是应用，则为应用的 client secret。",
    },
    warning: null,
    settings: shopifySettings,
  },
  "standard-webhooks": {
    id: "standard-webhooks",
    title: { en: "Standard Webhooks", zh: "Standard Webhooks" },
    summary: { en: "Svix, Medusa and every system that follows the standard", zh: "Svix、Medusa 及所有遵循该标准的系统" },
    secret: "made",
    secretHint: { en: "Give this secret to the sender. It starts with whsec_.", zh: "把这个密钥填到发送方，它以 whsec_ 开头。" },
    warning: null,
    settings: standardSettings,
  },
  hmac: {
    id: "hmac",
    title: { en: "Any signed sender", zh: "其他带签名的来源" },
    summary: { en: "A system that signs with a shared secret, in its own way", zh: "以自己的方式用共享密钥签名的系统" },
    secret: "made",
    secretHint: { en: "Give this secret to the sender, or enter the one it shows.", zh: "把这个密钥填到发送方，或填入发送方给出的密钥。" },
    warning: null,
    settings: hmacSettings,
  },
  none: {
    id: "none",
    title: { en: "Without a signature", zh: "无签名" },
    summary: { en: "For trying out, and for senders inside your own network", zh: "用于试用，或自己内网中的发送方" },
    secret: "none",
    secretHint: null,
    warning: {
      en: "Anyone who learns this address can send orders to it. Use a signed kind wherever the sender can sign.",
      zh: "任何知道此地址的人都能向它发送订单。只要发送方支持签名，就请选择带签名的类型。",
    },
    settings: unsignedSettings,
  },
} as const satisfies { [Id in SchemeId]: SourceScheme & { id: Id } };

export function isSchemeId(value: string): value is SchemeId {
  return Object.hasOwn(sourceSchemes, value);
}

/** What is wrong with a secret that a person entered; null when it can be used. */
export function secretProblem(scheme: SchemeId, given: string, settings: Record<string, unknown>): Words | null {
  const secret = given.trim();
  if (secret === "") return { en: "The secret is empty.", zh: "密钥为空。" };
  const bytes = scheme === "standard-webhooks" ? base64Bytes(secret.replace(/^whsec_/, "")) : secretBytes(secret, settings["secretIs"]);
  if (bytes === null) return { en: "The secret is not written as this kind needs it.", zh: "密钥的格式不符合此类型的要求。" };
  if (scheme === "standard-webhooks" && bytes < 16)
    return { en: "The secret is too short: it needs at least 16 bytes.", zh: "密钥太短：至少需要 16 字节。" };
  return null;
}

function secretBytes(secret: string, writtenAs: unknown): number | null {
  if (writtenAs === "hex") return /^(?:[0-9a-fA-F]{2})+$/.test(secret) ? secret.length / 2 : null;
  return writtenAs === "base64" ? base64Bytes(secret) : secret.length;
}

function base64Bytes(text: string): number | null {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
    ? Math.floor((text.replace(/=+$/, "").length * 3) / 4)
    : null;
}
