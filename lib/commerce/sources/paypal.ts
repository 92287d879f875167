import { z } from "zod";
import type { FieldMeta } from "../../nodes/fields.ts";
import { rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const payPalSettings = z.strictObject({
  certificatesAt: z
    .string()
    .max(260)
    .regex(/^(?:https:\/\/[^\s/?#@]+)?$/, { error: "An https address without a path, such as https://relay.example.com." })
    .default("")
    .meta({
      widget: "text",
      label: { en: "Where certificates are fetched", zh: "证书获取地址" },
      hint: {
        en: "Empty: from PayPal alone. Otherwise a relay of your own, https without a path.",
        zh: "留空则只从 PayPal 获取；也可填自己的中转地址（https，不含路径）。",
      },
      placeholder: "https://api.paypal.com",
      advanced: true,
    } satisfies FieldMeta),
  ...rate,
});

export const payPalSource = {
  id: "paypal",
  group: "payment",
  title: { en: "PayPal", zh: "PayPal" },
  summary: { en: "Payments, refunds and disputes, verified with PayPal’s certificate", zh: "支付、退款和争议，用 PayPal 证书验签" },
  secret: "given",
  secretName: { en: "Webhook ID", zh: "Webhook ID（推送编号）" },
  secretHint: {
    en: "PayPal shows it in the list once this address is entered there. It is part of what PayPal signs.",
    zh: "在 PayPal 填入地址后显示在列表中。PayPal 签名时会用到。",
  },
  steps: [
    {
      en: "At developer.paypal.com open Apps & Credentials, your app (Live or Sandbox), and add this address at the end of its page.",
      zh: "在 developer.paypal.com 打开“Apps & Credentials”中的应用（Live 或 Sandbox），在页面底部添加这个地址。",
    },
    {
      en: "Choose Payment capture completed, declined, denied, refunded and reversed, and Customer dispute created, updated and resolved.",
      zh: "勾选 Payment capture 的 completed、declined、denied、refunded、reversed，以及 Customer dispute 的 created、updated、resolved。",
    },
    {
      en: "Paste the Webhook ID from the list here with “Change the secret”, if you have not yet.",
      zh: "如尚未填写，请用“更换密钥”粘贴列表中的 Webhook ID。",
    },
  ],
  warning: null,
  sendsTests: false,
  settings: payPalSettings,
} as const satisfies SourceScheme;
