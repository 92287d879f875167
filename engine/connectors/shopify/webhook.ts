/**
 * Shopify signs the body alone, so its topic and message number are as trustworthy as the connection they came over.
 * Its newer Events drop the `X-` from every header.
 */
import type { z } from "zod";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { shopifyOrderSample } from "#lib/commerce/samples/shopify-order.ts";
import type { shopifySettings } from "#lib/commerce/sources/shopify.ts";
import type { Webhook } from "../connector.ts";
import { header } from "../signature.ts";
import { bodyScheme } from "../standard-scheme.ts";

const named = (name: string): readonly string[] => [`x-shopify-${name}`, `shopify-${name}`];
const scheme = bodyScheme(named("hmac-sha256"), "base64");

export const shopifyWebhook: Webhook<z.output<typeof shopifySettings>> = {
  signature: () => scheme,
  reading: (headers, settings) => ({ platform: "shopify", topic: header(headers, named("topic")) || settings.topic, v: readingVersion }),
  messageId: () => named("webhook-id"),
  keeps: ["topic", "shop-domain", "api-version", "webhook-id", "event-id", "triggered-at", "test"].flatMap(named),
  test: ({ topic, id, number, at }) => ({
    headers: {
      "x-shopify-topic": topic || "orders/create",
      "x-shopify-webhook-id": id,
      "x-shopify-event-id": id,
      "x-shopify-shop-domain": "test.myshopify.com",
      "x-shopify-api-version": "2026-07",
      "x-shopify-test": "true",
    },
    body: shopifyOrderSample(number, at),
  }),
};
