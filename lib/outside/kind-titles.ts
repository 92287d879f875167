/** What each kind of connection is called, for screens that only name it. */
import type { Words } from "../language/words.ts";

export const kindTitles = {
  shopify: { en: "Shopify", zh: "Shopify" },
  woocommerce: { en: "WooCommerce", zh: "WooCommerce" },
  medusa: { en: "Medusa", zh: "Medusa" },
  "wechat-pay": { en: "WeChat Pay", zh: "微信支付" },
  alipay: { en: "Alipay", zh: "支付宝" },
  stripe: { en: "Stripe", zh: "Stripe" },
  rabbitmq: { en: "RabbitMQ", zh: "RabbitMQ" },
  redis: { en: "Redis", zh: "Redis" },
  http: { en: "Any other system", zh: "其他系统" },
} satisfies Record<string, Words>;
