import { z } from "zod";
import { type ConnectionKind, pacedAt, providerAddress, setting } from "../kind.ts";
import { kindTitles } from "../kind-titles.ts";

export const alipayKind = {
  id: "alipay",
  title: kindTitles.alipay,
  summary: { en: "Look up and refund payments made with Alipay", zh: "查询支付宝交易并退款" },
  group: "payment",
  settings: z.strictObject({
    appId: setting(z.string().regex(/^\d{8,32}$/), {
      widget: "text",
      label: { en: "App number", zh: "应用 APPID" },
      placeholder: "2021000000000000",
    }),
    alipayPublicKey: setting(z.string().trim().min(100).max(8_000), {
      widget: "longText",
      label: { en: "Alipay's public key", zh: "支付宝公钥" },
      hint: { en: "With it every answer is verified.", zh: "用于验证支付宝的每个应答。" },
    }),
    baseUrl: providerAddress("https://openapi.alipay.com/gateway.do"),
    ...pacedAt(20, 20),
  }),
  secrets: [
    {
      name: "privateKey",
      label: { en: "Private key of the app", zh: "应用私钥" },
      hint: { en: "RSA2, 2048 bits, as the key tool writes it.", zh: "RSA2（2048 位），密钥工具生成的内容即可。" },
      long: true,
    },
  ],
  findIt: {
    en: "In Alipay's open platform: your app › Development settings › Signing method. There are the app number and Alipay's public key; the private key is the one made with the key tool.",
    zh: "在支付宝开放平台：应用 › 开发设置 › 接口加签方式。这里可以找到 APPID 和支付宝公钥；应用私钥是用密钥工具生成的那一把。",
  },
  deadlineMs: 15_000,
} as const satisfies ConnectionKind;
