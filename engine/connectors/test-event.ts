/** What *send a test event* sends: a sample order, signed exactly as the sender would sign it, through our own front door. */
import { randomUUID } from "node:crypto";
import { shopifyOrderSample } from "#lib/commerce/samples/shopify-order.ts";
import { tradewindOrderSample } from "#lib/commerce/samples/tradewind-order.ts";
import { decodeKey, sign } from "./signature.ts";
import { bindWebhook } from "./webhooks.ts";

/** Marks a verified message as a test; without a genuine signature it means nothing. */
export const testHeader = "x-tradewind-test";

export interface TestEvent {
  headers: Record<string, string>;
  body: string;
}

/** Null for a source whose kind or settings are not understood. */
export function testEvent(
  source: { scheme: string; settings: Record<string, unknown>; secret: string | null },
  nowMs: number,
): TestEvent | null {
  const webhook = bindWebhook(source.scheme, source.settings);
  if (!webhook) return null;
  const number = Math.floor(nowMs / 1000) % 10_000_000;
  const at = new Date(nowMs).toISOString();
  const isShopify = webhook.reading({}).platform === "shopify";
  const body = JSON.stringify(isShopify ? shopifyOrderSample(number, at) : tradewindOrderSample(number, at));
  const id = `test_${randomUUID()}`;
  const signed =
    webhook.signature && source.secret !== null
      ? sign(webhook.signature, decodeKey(source.secret, webhook.signature.keyDecode), Buffer.from(body), nowMs, id)
      : {};
  const headers = {
    "content-type": "application/json",
    "user-agent": "Tradewind",
    [testHeader]: "1",
    ...webhook.testHeaders(webhook.topic, id),
    ...signed,
  };
  return { headers, body };
}
