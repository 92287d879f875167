import { z } from "zod";
import { rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const medusaSettings = z.strictObject({ ...rate });

export const medusaSource = {
  id: "medusa",
  group: "shop",
  title: { en: "Medusa", zh: "Medusa" },
  summary: { en: "Orders, payments, stock and customers of a Medusa shop", zh: "Medusa 店铺的订单、付款、库存和客户" },
  secret: "made",
  secretHint: { en: "Give this secret to Medusa. It starts with whsec_.", zh: "把这个密钥填到 Medusa，它以 whsec_ 开头。" },
  steps: [
    {
      en: "Medusa sends by a subscriber: put the address and the secret into its environment.",
      zh: "Medusa 通过订阅者发送：把地址和密钥填入它的环境变量。",
    },
    { en: "It signs by the Standard Webhooks rules.", zh: "它按 Standard Webhooks 规则签名。" },
  ],
  warning: null,
  sendsTests: true,
  settings: medusaSettings,
} as const satisfies SourceScheme;
