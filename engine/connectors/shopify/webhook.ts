/**
 * Shopify signs the body alone, so its topic and message number are as trustworthy as the connection they came over.
 * Its newer Events drop the `X-` from every header.
 */
import type { z } from "zod";
import { readingVersion } from "#lib/commerce/read-event.ts";
import type { shopifySettings } from "#lib/commerce/source-schemes.ts";
import type { Webhook } from "../connector.ts";
import { header } from "../signature.ts";

const named = (name: string): readonly string[] => [`x-shopify-${name}`, `shopify-${name}`];

export const shopifyWebhook: Webhook<z.output<typeof shopifySettings>> = {
  signature: () => ({
    signature: named("hmac-sha256"),
    timestamp: [],
    id: [],
    algorithm: "sha256",
    encoding: "base64",
    prefix: "",
    separator: "",
    keyDecode: "text",
    template: "{body}",
    toleranceS: null,
  }),
  reading: (headers, settings) => ({ platform: "shopify", topic: header(headers, named("topic")) || settings.topic, v: readingVersion }),
  messageId: () => named("webhook-id"),
  keeps: ["topic", "shop-domain", "api-version", "webhook-id", "event-id", "triggered-at", "test"].flatMap(named),
  testHeaders: (topic, id) => ({
    "x-shopify-topic": topic || "orders/create",
    "x-shopify-webhook-id": id,
    "x-shopify-event-id": id,
    "x-shopify-shop-domain": "test.myshopify.com",
    "x-shopify-api-version": "2026-07",
    "x-shopify-test": "true",
  }),
};
