/** A fixed secret in a header: Bearer, Basic with a user name, or as it is. */
import type { z } from "zod";
import type { tokenSettings } from "#lib/commerce/sources/token.ts";
import type { Webhook } from "../connector.ts";
import { generalReading } from "../reading.ts";
import type { SignatureScheme } from "../signature.ts";
import { generalTest } from "../test-message.ts";

type Settings = z.output<typeof tokenSettings>;

export const tokenWebhook: Webhook<Settings> = {
  signature: schemeOf,
  reading: generalReading,
  messageId: () => [],
  keeps: ["x-shopify-topic", "shopify-topic", "x-shopify-webhook-id", "webhook-id"],
  test: generalTest,
};

function schemeOf({ way, user, header }: Settings): SignatureScheme {
  return {
    signature: [way === "header" ? header.toLowerCase() : "authorization"],
    timestamp: [],
    id: [],
    method: "secret",
    algorithm: "sha256",
    encoding: way === "basic" ? "base64" : "text",
    prefix: way === "bearer" ? "Bearer " : way === "basic" ? "Basic " : "",
    separator: "",
    keyDecode: "text",
    // what stands before the secret where the whole of it is encoded
    template: way === "basic" ? `${user}:{secret}` : "{secret}",
    toleranceS: null,
  };
}
