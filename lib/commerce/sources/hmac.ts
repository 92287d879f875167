/** A system that signs with a shared secret, in its own way: its settings say how. */
import { z } from "zod";
import { limits } from "../../limits.ts";
import { choice, type FieldMeta } from "../../nodes/fields.ts";
import { answer, dedupe, headerName, platform, rate, topic } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

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

export const hmacSource = {
  id: "hmac",
  group: "any",
  title: { en: "Any signed sender", zh: "其他带签名的来源" },
  summary: { en: "A system that signs with a shared secret, in its own way", zh: "以自己的方式用共享密钥签名的系统" },
  secret: "made",
  secretHint: { en: "Give this secret to the sender, or enter the one it shows.", zh: "把这个密钥填到发送方，或填入发送方给出的密钥。" },
  steps: [],
  warning: null,
  sendsTests: true,
  settings: hmacSettings,
} as const satisfies SourceScheme;
