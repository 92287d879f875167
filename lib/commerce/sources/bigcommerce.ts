import { z } from "zod";
import { rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const bigCommerceSettings = z.strictObject({ ...rate });

export const bigCommerceSource = {
  id: "bigcommerce",
  group: "shop",
  title: { en: "BigCommerce", zh: "BigCommerce" },
  summary: {
    en: "What happens to orders, stock and carts; the details are fetched by number",
    zh: "订单、库存和购物车的变化，详情按编号获取",
  },
  secret: "given",
  secretName: { en: "Client secret", zh: "Client secret" },
  secretHint: { en: "The client secret of the API account that asks for the messages.", zh: "创建推送所用 API 账户的 client secret。" },
  steps: [
    {
      en: "Ask for the messages with that API account (POST /v3/hooks), destination this address, for example scope store/order/*.",
      zh: "用该 API 账户创建推送（POST /v3/hooks），destination 填这个地址，scope 例如 store/order/*。",
    },
  ],
  warning: null,
  sendsTests: true,
  settings: bigCommerceSettings,
} as const satisfies SourceScheme;
