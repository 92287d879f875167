/** A test message of a general kind: in the shape that its settings say it reads. */
import { shopifyOrderSample } from "#lib/commerce/samples/shopify-order.ts";
import { tradewindOrderSample } from "#lib/commerce/samples/tradewind-order.ts";
import { wooCommerceOrderSample } from "#lib/commerce/samples/woocommerce-order.ts";
import type { TestCase, TestMessage } from "./connector.ts";

export function generalTest({ number, at }: TestCase, { platform }: { platform?: string | undefined }): TestMessage {
  if (platform === "shopify") return { headers: { "x-shopify-topic": "orders/create" }, body: shopifyOrderSample(number, at) };
  if (platform === "woocommerce") return { headers: {}, body: wooCommerceOrderSample(number, at) };
  return { headers: {}, body: tradewindOrderSample(number, at) };
}
