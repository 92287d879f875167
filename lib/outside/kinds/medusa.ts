import { z } from "zod";
import { type ConnectionKind, ownSource, pacedAt, setting, webAddress } from "../kind.ts";
import { kindTitles } from "../kind-titles.ts";

export const medusaKind = {
  id: "medusa",
  title: kindTitles.medusa,
  summary: { en: "Cancel, refund, ship, capture and price in your Medusa shop", zh: "在 Medusa 店铺中取消、退款、发货、收款和改价" },
  group: "shop",
  settings: z.strictObject({
    baseUrl: setting(webAddress, {
      widget: "text",
      label: { en: "Address of the Medusa server", zh: "Medusa 服务地址" },
      placeholder: "https://medusa.example.com",
    }),
    sourceId: ownSource,
    ...pacedAt(10, 20),
  }),
  secrets: [{ name: "apiKey", label: { en: "Secret API key", zh: "私密 API 密钥" }, placeholder: "sk_…" }],
  findIt: {
    en: "In Medusa's admin: Settings › Secret API keys › Create.",
    zh: "在 Medusa 后台：Settings › Secret API keys › Create。",
  },
  deadlineMs: 20_000,
} as const satisfies ConnectionKind;
