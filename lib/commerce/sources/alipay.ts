import { z } from "zod";
import type { FieldMeta } from "../../nodes/fields.ts";
import { pem, rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const alipaySettings = z.strictObject({
  publicKey: pem.meta({
    widget: "longText",
    label: { en: "Alipay public key", zh: "支付宝公钥" },
    hint: {
      en: "Not your own: the one that Alipay shows for your app, or its certificate alipayCertPublicKey_RSA2.crt. Two may stand below each other with an empty line between.",
      zh: "不是应用公钥，而是开放平台中显示的“支付宝公钥”，或 alipayCertPublicKey_RSA2.crt 证书内容。可放两个，中间空一行。",
    },
    placeholder: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A…",
  } satisfies FieldMeta),
  appId: z
    .string()
    .regex(/^\d{0,32}$/)
    .default("")
    .meta({
      widget: "text",
      label: { en: "App ID", zh: "应用 APPID" },
      hint: { en: "Messages for another app are refused. Empty: any.", zh: "其他应用的通知会被拒绝；留空则不限。" },
      placeholder: "2021000000000000",
    } satisfies FieldMeta),
  ...rate,
});

export const alipaySource = {
  id: "alipay",
  group: "payment",
  title: { en: "Alipay", zh: "支付宝" },
  summary: { en: "Payments and refunds, verified with Alipay’s public key (RSA2)", zh: "支付和退款通知，用支付宝公钥验签（RSA2）" },
  secret: "none",
  secretHint: null,
  steps: [{ en: "Use this address as notify_url when you place payments.", zh: "创建交易时，把这个地址填为 notify_url。" }],
  warning: null,
  sendsTests: false,
  settings: alipaySettings,
} as const satisfies SourceScheme;
