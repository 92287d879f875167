/** A source that proves nothing. The screens say so wherever it appears. */
import type { z } from "zod";
import type { unsignedSettings } from "#lib/commerce/sources/unsigned.ts";
import type { Webhook } from "../connector.ts";
import { generalReading } from "../reading.ts";
import { generalTest } from "../test-message.ts";

export const unsignedWebhook: Webhook<z.output<typeof unsignedSettings>> = {
  signature: () => null,
  reading: generalReading,
  messageId: () => [],
  keeps: ["x-shopify-topic", "shopify-topic", "x-shopify-webhook-id", "webhook-id"],
  test: generalTest,
};
