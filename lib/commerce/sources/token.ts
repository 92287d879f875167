/** A sender that cannot sign, and sends a fixed secret along with each message. */
import { z } from "zod";
import { choice, type FieldMeta } from "../../nodes/fields.ts";
import { answer, dedupe, headerName, platform, rate, topic } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const tokenSettings = z.strictObject({
  way: choice(
    ["bearer", "basic", "header"],
    {
      bearer: { en: "Authorization: Bearer", zh: "Authorization: Bearer 方式" },
      basic: { en: "User name and password (Basic)", zh: "用户名和密码（Basic）" },
      header: { en: "A header of its own", zh: "自定义请求头" },
    },
    { label: { en: "How it sends the secret", zh: "密钥的发送方式" } },
  ).default("bearer"),
  user: z
    .string()
    .regex(/^[^:\p{Cc}]{0,100}$/u)
    .default("")
    .meta({
      widget: "text",
      label: { en: "User name", zh: "用户名" },
      onlyWhen: { field: "way", is: "basic" },
    } satisfies FieldMeta),
  header: headerName.default("X-Api-Key").meta({
    widget: "text",
    label: { en: "Header with the secret", zh: "密钥所在的请求头" },
    placeholder: "X-Api-Key",
    onlyWhen: { field: "way", is: "header" },
  } satisfies FieldMeta),
  platform,
  topic,
  dedupe: dedupe("body-hash"),
  ...answer,
  ...rate,
});

export const tokenSource = {
  id: "token",
  group: "any",
  title: { en: "A fixed key or password", zh: "固定密钥或密码" },
  summary: {
    en: "For senders that cannot sign: Bearer, Basic or a header of its own",
    zh: "用于不能签名的发送方：Bearer、Basic 或自定义请求头",
  },
  secret: "made",
  secretHint: { en: "Give this secret to the sender.", zh: "把这个密钥填到发送方。" },
  steps: [],
  warning: {
    en: "The key travels with every message. Where the sender can sign, a signed kind is safer.",
    zh: "密钥随每条消息一起发送。发送方支持签名时，带签名的类型更安全。",
  },
  sendsTests: true,
  settings: tokenSettings,
} as const satisfies SourceScheme;
