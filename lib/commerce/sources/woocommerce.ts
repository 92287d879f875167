import { z } from "zod";
import { rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const wooCommerceSettings = z.strictObject({ ...rate });

export const wooCommerceSource = {
  id: "woocommerce",
  group: "shop",
  title: { en: "WooCommerce", zh: "WooCommerce" },
  summary: { en: "Orders, customers and products of a WooCommerce shop", zh: "WooCommerce 店铺的订单、客户和商品" },
  secret: "made",
  secretHint: { en: "Give this secret to WooCommerce, in the same form as the address.", zh: "在 WooCommerce 填地址的同一页填入此密钥。" },
  steps: [
    {
      en: "In WordPress open WooCommerce, Settings, Advanced, Webhooks and add one.",
      zh: "在 WordPress 打开“WooCommerce → 设置 → 高级 → Webhooks”，添加一个。",
    },
    {
      en: "Status Active, topic Order created, delivery URL this address, and the secret. Do the same for Order updated.",
      zh: "状态选“启用”，主题选“订单已创建”，投递网址填这个地址，并填入密钥；再为“订单已更新”建一个。",
    },
  ],
  warning: null,
  sendsTests: true,
  settings: wooCommerceSettings,
} as const satisfies SourceScheme;
