import { z } from "zod";
import { rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const stripeSettings = z.strictObject({ ...rate });

export const stripeSource = {
  id: "stripe",
  group: "payment",
  title: { en: "Stripe", zh: "Stripe" },
  summary: { en: "Payments, refunds, disputes and checkouts", zh: "支付、退款、争议和结账" },
  secret: "given",
  secretName: { en: "Signing secret", zh: "签名密钥（Signing secret）" },
  secretHint: {
    en: "Stripe shows it once the endpoint is made, as “Signing secret”. It starts with whsec_.",
    zh: "在 Stripe 创建端点后显示为“Signing secret”，以 whsec_ 开头。",
  },
  steps: [
    {
      en: "In Stripe open Developers, Webhooks and add an endpoint with this address.",
      zh: "在 Stripe 打开“Developers → Webhooks”，用这个地址添加端点。",
    },
    {
      en: "Choose payment_intent.succeeded, payment_intent.payment_failed, charge.refunded, charge.dispute.* and checkout.session.expired.",
      zh: "选择 payment_intent.succeeded、payment_intent.payment_failed、charge.refunded、charge.dispute.* 和 checkout.session.expired。",
    },
    {
      en: "Paste its signing secret here with “Change the secret”, if you have not yet.",
      zh: "如尚未填写，请用“更换密钥”粘贴它的签名密钥。",
    },
  ],
  warning: null,
  sendsTests: true,
  settings: stripeSettings,
} as const satisfies SourceScheme;
