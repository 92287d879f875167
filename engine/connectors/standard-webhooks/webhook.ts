/** standardwebhooks.com, and Svix, whose own headers are the same under another name. */
import type { z } from "zod";
import type { standardSettings } from "#lib/commerce/source-schemes.ts";
import { limits } from "#lib/limits.ts";
import type { Webhook } from "../connector.ts";
import { generalReading } from "../reading.ts";

const named = (name: string): readonly string[] => [`webhook-${name}`, `svix-${name}`];

export const standardWebhook: Webhook<z.output<typeof standardSettings>> = {
  signature: () => ({
    signature: named("signature"),
    timestamp: named("timestamp"),
    id: named("id"),
    algorithm: "sha256",
    encoding: "base64",
    prefix: "v1,",
    separator: " ",
    keyDecode: "whsec",
    template: "{id}.{timestamp}.{body}",
    toleranceS: limits.signatureToleranceS,
  }),
  reading: generalReading,
  messageId: () => named("id"),
  keeps: [...named("id"), ...named("timestamp")],
  testHeaders: () => ({}),
};
