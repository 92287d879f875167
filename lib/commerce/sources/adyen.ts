import { z } from "zod";
import { rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const adyenSettings = z.strictObject({ ...rate });

export const adyenSource = {
  id: "adyen",
  group: "payment",
  title: { en: "Adyen", zh: "Adyen" },
  summary: { en: "Payments, refunds and chargebacks", zh: "支付、退款和拒付" },
  secret: "given",
  secretName: { en: "HMAC key", zh: "HMAC 密钥" },
  secretHint: {
    en: "Adyen shows it when you generate it under Security, where this address is entered: 64 characters.",
    zh: "在 Adyen 填写地址的同一页“Security”中生成后显示，共 64 个字符。",
  },
  steps: [
    {
      en: "In Adyen’s Customer Area open Developers, Webhooks and create one of the kind “Standard”.",
      zh: "在 Adyen 后台（Customer Area）打开“Developers → Webhooks”，新建一个“Standard”类型的推送。",
    },
    {
      en: "Server configuration: this address, method JSON. Security: generate the HMAC key, then save.",
      zh: "“Server configuration”中填入这个地址，方式选 JSON；在“Security”中生成 HMAC 密钥，然后保存。",
    },
    {
      en: "Paste the HMAC key here with “Change the secret”, if you have not yet, then press “Test configuration” at Adyen.",
      zh: "如尚未填写，请用“更换密钥”粘贴 HMAC 密钥，再在 Adyen 点击“Test configuration”。",
    },
  ],
  warning: null,
  sendsTests: true,
  settings: adyenSettings,
} as const satisfies SourceScheme;
