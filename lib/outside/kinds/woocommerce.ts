import { z } from "zod";
import { type ConnectionKind, ownSource, pacedAt, setting, webAddress } from "../kind.ts";
import { kindTitles } from "../kind-titles.ts";

export const woocommerceKind = {
  id: "woocommerce",
  title: kindTitles.woocommerce,
  summary: { en: "Cancel, refund, ship, note and price in your WordPress shop", zh: "在 WordPress 店铺中取消、退款、发货、备注和改价" },
  group: "shop",
  settings: z.strictObject({
    baseUrl: setting(webAddress, {
      widget: "text",
      label: { en: "Shop address", zh: "店铺地址" },
      hint: { en: "Where WordPress runs, without /wp-json.", zh: "WordPress 所在的地址，不带 /wp-json。" },
      placeholder: "https://shop.example.com",
    }),
    sourceId: ownSource,
    // one PHP process of a small host answers some three a second
    ...pacedAt(3, 5),
  }),
  secrets: [
    { name: "consumerKey", label: { en: "Consumer key", zh: "用户密钥（Consumer key）" }, placeholder: "ck_…" },
    { name: "consumerSecret", label: { en: "Consumer secret", zh: "用户私钥（Consumer secret）" }, placeholder: "cs_…" },
  ],
  findIt: {
    en: "In WordPress: WooCommerce › Settings › Advanced › REST API › Add key, with permission Read/Write.",
    zh: "在 WordPress 后台：WooCommerce › 设置 › 高级 › REST API › 添加密钥，权限选择“读/写”。",
  },
  deadlineMs: 30_000,
} as const satisfies ConnectionKind;
