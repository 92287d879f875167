import { z } from "zod";
import type { FieldMeta } from "../../nodes/fields.ts";
import { pem, rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

/** Keys that anyone may know: what is secret is the APIv3 key alone. */
export const weChatPaySettings = z.strictObject({
  publicKeyId: z
    .string()
    .regex(/^(?:PUB_KEY_ID_[0-9A-Za-z_]{1,80})?$/)
    .default("")
    .meta({
      widget: "text",
      label: { en: "WeChat Pay public key ID", zh: "微信支付公钥 ID" },
      hint: {
        en: "Starts with PUB_KEY_ID_. Merchant platform, Account centre, API security.",
        zh: "以 PUB_KEY_ID_ 开头，位于“商户平台 → 账户中心 → API 安全”。",
      },
      placeholder: "PUB_KEY_ID_",
    } satisfies FieldMeta),
  publicKey: pem.meta({
    widget: "longText",
    label: { en: "WeChat Pay public key", zh: "微信支付公钥" },
    hint: { en: "The text of pub_key.pem.", zh: "pub_key.pem 文件的内容。" },
    placeholder: "-----BEGIN PUBLIC KEY-----",
  } satisfies FieldMeta),
  certificates: pem.meta({
    widget: "longText",
    label: { en: "Platform certificates", zh: "微信支付平台证书" },
    hint: {
      en: "Only for merchants who still verify by certificate. Several may stand below each other: the old one and the new one.",
      zh: "仅用于仍使用平台证书验签的商户。可以上下放多个：旧证书和新证书。",
    },
    placeholder: "-----BEGIN CERTIFICATE-----",
    advanced: true,
  } satisfies FieldMeta),
  ...rate,
});

export const weChatPaySource = {
  id: "wechat-pay",
  group: "payment",
  title: { en: "WeChat Pay", zh: "微信支付" },
  summary: { en: "Payments and refunds, verified and decrypted (APIv3)", zh: "支付和退款通知，自动验签并解密（APIv3）" },
  secret: "given",
  secretName: { en: "APIv3 key", zh: "APIv3 密钥" },
  secretHint: {
    en: "The 32 characters that you set in the merchant platform, Account centre, API security.",
    zh: "在“商户平台 → 账户中心 → API 安全”中设置的 32 位密钥。",
  },
  steps: [
    { en: "Use this address as notify_url when you place payments and refunds.", zh: "下单和申请退款时，把这个地址填为 notify_url。" },
    { en: "WeChat Pay reaches https addresses only.", zh: "微信支付只会通知 https 地址。" },
  ],
  warning: null,
  sendsTests: false,
  settings: weChatPaySettings,
} as const satisfies SourceScheme;
