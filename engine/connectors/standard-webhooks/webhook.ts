import type { z } from "zod";
import type { standardSettings } from "#lib/commerce/sources/standard-webhooks.ts";
import type { Webhook } from "../connector.ts";
import { generalReading } from "../reading.ts";
import { standardNamed, standardScheme } from "../standard-scheme.ts";
import { generalTest } from "../test-message.ts";

export const standardWebhook: Webhook<z.output<typeof standardSettings>> = {
  signature: () => standardScheme,
  reading: generalReading,
  messageId: () => standardNamed("id"),
  keeps: [...standardNamed("id"), ...standardNamed("timestamp")],
  test: generalTest,
};
