import { z } from "zod";
import type { FieldMeta } from "../../nodes/fields.ts";
import { appKey, rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const douyinShopSettings = z.strictObject({
  appKey: appKey.meta({
    widget: "text",
    label: { en: "App key", zh: "应用标识（App Key）" },
    hint: { en: "It is part of what Douyin signs.", zh: "抖店签名时会用到。" },
  } satisfies FieldMeta),
  ...rate,
});

export const douyinShopSource = {
  id: "douyin-shop",
  group: "shop",
  title: { en: "Douyin Shop", zh: "抖店" },
  summary: { en: "Orders, shipments and after-sales of a Douyin shop", zh: "抖店的订单、发货和售后" },
  secret: "given",
  secretName: { en: "App secret", zh: "应用密钥（App Secret）" },
  secretHint: { en: "In the Douyin open platform: console, your app, credentials.", zh: "在抖店开放平台“控制台 → 应用 → 应用凭证”中。" },
  steps: [
    { en: "In the console open your app’s message push and enter this address.", zh: "在控制台打开应用的“消息推送”，填入这个地址。" },
    { en: "Subscribe to the messages about orders and after-sales.", zh: "订阅订单和售后相关的消息。" },
  ],
  warning: null,
  sendsTests: true,
  settings: douyinShopSettings,
} as const satisfies SourceScheme;
