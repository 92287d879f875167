import { z } from "zod";
import { answer, dedupe, rate, topic } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const shopifySettings = z.strictObject({
  platform: z.enum(["auto", "shopify"]).optional(),
  topic,
  dedupe: dedupe("sender"),
  ...answer,
  ...rate,
});

export const shopifySource = {
  id: "shopify",
  group: "shop",
  title: { en: "Shopify", zh: "Shopify" },
  summary: {
    en: "Orders, payments, parcels, refunds, stock, products and customers of a Shopify shop",
    zh: "Shopify 店铺的订单、付款、物流、退款、库存、商品和客户",
  },
  secret: "given",
  secretHint: {
    en: "In Shopify: Settings, Notifications, Webhooks. It is shown below the list. For an app: its client secret.",
    zh: "在 Shopify 的“设置 → 通知 → Webhooks”列表下方可以找到；如果是应用，则为应用的 client secret。",
  },
  steps: [
    { en: "In Shopify open Settings, Notifications, Webhooks.", zh: "在 Shopify 打开“设置 → 通知 → Webhooks”。" },
    {
      en: "Create one for each thing that flows should hear of, in JSON, with this address.",
      zh: "为流程需要的每种事件各建一个，格式选 JSON，网址填这个地址。",
    },
  ],
  warning: null,
  sendsTests: true,
  settings: shopifySettings,
} as const satisfies SourceScheme;
