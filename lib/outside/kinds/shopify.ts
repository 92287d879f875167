import { z } from "zod";
import { type ConnectionKind, ownSource, pacedAt, setting, webAddress } from "../kind.ts";
import { kindTitles } from "../kind-titles.ts";

export const shopifyKind = {
  id: "shopify",
  title: kindTitles.shopify,
  summary: { en: "Cancel, refund, ship, tag and price in your Shopify shop", zh: "在 Shopify 店铺中取消、退款、发货、打标签和改价" },
  group: "shop",
  settings: z.strictObject({
    baseUrl: setting(webAddress, {
      widget: "text",
      label: { en: "Shop address", zh: "店铺地址" },
      hint: { en: "The one that ends in myshopify.com.", zh: "以 myshopify.com 结尾的地址。" },
      placeholder: "https://your-shop.myshopify.com",
    }),
    sourceId: ownSource,
    /** A version stays for a year; refunds need `@idempotent`, which came with 2026-01. */
    apiVersion: setting(
      z
        .string()
        .regex(/^(\d{4}-(01|04|07|10)|unstable)$/)
        .default("2026-07"),
      {
        widget: "text",
        label: { en: "API version", zh: "API 版本" },
        placeholder: "2026-07",
        advanced: true,
      },
    ),
    // a mutation costs 10 points; a standard shop has 1,000 and gets 100 a second back
    ...pacedAt(8, 20),
  }),
  secrets: [
    { name: "accessToken", label: { en: "Admin API access token", zh: "Admin API 访问令牌" }, placeholder: "shpat_…" },
    {
      name: "clientSecret",
      label: { en: "API secret key", zh: "API 密钥（Secret key）" },
      hint: { en: "With it the messages that Shopify sends are verified.", zh: "用于验证 Shopify 发来的消息。" },
    },
  ],
  findIt: {
    en: "In Shopify: Settings › Apps › Develop apps. Make an app, allow it to read and write orders, fulfilments, products and customers, install it, and copy its Admin API access token and API secret key.",
    zh: "在 Shopify 后台：设置 › 应用 › 开发应用。新建应用，授予订单、发货、商品和客户的读写权限，安装后复制 Admin API 访问令牌和 API 密钥。",
  },
  deadlineMs: 25_000,
} as const satisfies ConnectionKind;
