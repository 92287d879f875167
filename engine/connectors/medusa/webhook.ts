/** Medusa has no webhooks of its own: a subscriber posts its events, signed by the Standard Webhooks rules. */
import type { z } from "zod";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { medusaOrderSample } from "#lib/commerce/samples/medusa-order.ts";
import type { medusaSettings } from "#lib/commerce/sources/medusa.ts";
import type { Webhook } from "../connector.ts";
import { standardNamed, standardScheme } from "../standard-scheme.ts";

export const medusaWebhook: Webhook<z.output<typeof medusaSettings>> = {
  signature: () => standardScheme,
  reading: () => ({ platform: "medusa", topic: "", v: readingVersion }),
  messageId: () => standardNamed("id"),
  keeps: [...standardNamed("id"), ...standardNamed("timestamp")],
  answer: { status: 202, text: "" },
  test: ({ number, at }) => ({ headers: {}, body: medusaOrderSample(number, at) }),
};
