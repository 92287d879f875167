import { z } from "zod";
import { type ConnectionKind, pacedAt, providerAddress } from "../kind.ts";
import { kindTitles } from "../kind-titles.ts";

export const stripeKind = {
  id: "stripe",
  title: kindTitles.stripe,
  summary: { en: "Refund, capture and payment links for payments made with Stripe", zh: "对 Stripe 付款进行退款、收款和生成付款链接" },
  group: "payment",
  settings: z.strictObject({
    baseUrl: providerAddress("https://api.stripe.com"),
    // 100 a second live, 25 in a sandbox
    ...pacedAt(20, 20),
  }),
  secrets: [{ name: "secretKey", label: { en: "Secret key", zh: "私钥（Secret key）" }, placeholder: "sk_live_… / rk_live_…" }],
  findIt: {
    en: "In Stripe: Developers › API keys. A restricted key that may write refunds, payment intents and checkout sessions is enough.",
    zh: "在 Stripe：Developers › API keys。只授予退款、支付意图和结账会话写权限的受限密钥即可。",
  },
  deadlineMs: 30_000,
} as const satisfies ConnectionKind;
