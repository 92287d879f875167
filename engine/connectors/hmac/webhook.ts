/** Any sender that signs with a shared secret: its source's settings say how. */
import type { z } from "zod";
import type { hmacSettings } from "#lib/commerce/sources/hmac.ts";
import type { Webhook } from "../connector.ts";
import { generalReading } from "../reading.ts";
import { generalTest } from "../test-message.ts";

type Settings = z.output<typeof hmacSettings>;
const named = (name: string): readonly string[] => (name ? [name.toLowerCase()] : []);

export const hmacWebhook: Webhook<Settings> = {
  signature: (settings) => ({
    method: "hmac",
    signature: named(settings.header),
    timestamp: named(settings.timestampHeader),
    id: named(settings.idHeader),
    algorithm: settings.algorithm,
    encoding: settings.encoding,
    prefix: settings.prefix,
    separator: "",
    keyDecode: settings.secretIs,
    template: settings.template,
    toleranceS: settings.timestampHeader ? settings.toleranceS : null,
  }),
  reading: generalReading,
  messageId: (settings) => named(settings.idHeader),
  keeps: [],
  test: generalTest,
};
