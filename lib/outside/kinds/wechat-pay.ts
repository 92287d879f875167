import { z } from "zod";
import { type ConnectionKind, pacedAt, providerAddress, setting } from "../kind.ts";
import { kindTitles } from "../kind-titles.ts";

export const wechatPayKind = {
  id: "wechat-pay",
  title: kindTitles["wechat-pay"],
  summary: { en: "Look up and refund payments made with WeChat Pay (API v3)", zh: "查询微信支付订单并退款（API v3）" },
  group: "payment",
  settings: z.strictObject({
    merchantId: setting(z.string().regex(/^\d{6,32}$/), {
      widget: "text",
      label: { en: "Merchant number", zh: "商户号" },
      placeholder: "1900000001",
    }),
    /** Of the merchant's own API certificate. */
    merchantSerial: setting(z.string().regex(/^[0-9A-Fa-f]{8,64}$/), {
      widget: "text",
      label: { en: "Serial number of the merchant certificate", zh: "商户 API 证书序列号" },
    }),
    /** `PUB_KEY_ID_…` with a public key, or the serial number of a platform certificate. */
    platformKeyId: setting(z.string().trim().min(8).max(80), {
      widget: "text",
      label: { en: "Number of WeChat Pay's public key", zh: "微信支付公钥 ID（或平台证书序列号）" },
      placeholder: "PUB_KEY_ID_…",
    }),
    platformKey: setting(z.string().trim().min(100).max(8_000), {
      widget: "longText",
      label: { en: "WeChat Pay's public key", zh: "微信支付公钥（或平台证书）" },
      hint: { en: "With it every answer is verified.", zh: "用于验证微信支付的每个应答。" },
      placeholder: "-----BEGIN PUBLIC KEY-----",
    }),
    baseUrl: providerAddress("https://api.mch.weixin.qq.com"),
    ...pacedAt(20, 20),
  }),
  secrets: [
    {
      name: "privateKey",
      label: { en: "Private key of the merchant certificate", zh: "商户 API 私钥" },
      hint: { en: "The content of apiclient_key.pem.", zh: "apiclient_key.pem 的内容。" },
      placeholder: "-----BEGIN PRIVATE KEY-----",
      long: true,
    },
  ],
  findIt: {
    en: "In the WeChat Pay merchant platform: Account centre › API security. There are the merchant certificate with its serial number, and WeChat Pay's public key with its number.",
    zh: "在微信支付商户平台：账户中心 › API 安全。这里可以找到商户 API 证书及序列号、微信支付公钥及公钥 ID。",
  },
  deadlineMs: 15_000,
} as const satisfies ConnectionKind;
