/** Stripe signs time and body with the whole `whsec_` text; during a change of secret its header holds a signature by each. */
import type { z } from "zod";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { fields, id } from "#lib/commerce/read-value.ts";
import { stripePaymentSample } from "#lib/commerce/samples/stripe-payment.ts";
import type { stripeSettings } from "#lib/commerce/sources/stripe.ts";
import { limits } from "#lib/limits.ts";
import type { Webhook } from "../connector.ts";
import type { SignatureScheme } from "../signature.ts";

const scheme: SignatureScheme = {
  signature: ["stripe-signature"],
  timestamp: [],
  id: [],
  method: "hmac",
  algorithm: "sha256",
  encoding: "hex",
  prefix: "",
  separator: ",",
  fields: { timestamp: "t", signature: "v1" },
  keyDecode: "text",
  template: "{timestamp}.{body}",
  toleranceS: limits.signatureToleranceS,
};

export const stripeWebhook: Webhook<z.output<typeof stripeSettings>> = {
  signature: () => scheme,
  reading: () => ({ platform: "stripe", topic: "", v: readingVersion }),
  messageId: () => [],
  messageKey: (_, __, body) => id(fields(body)["id"]),
  keeps: [],
  answer: { status: 200, text: "" },
  test: ({ id, number, at }) => ({ headers: {}, body: stripePaymentSample(`evt_${id}`, number, at) }),
};
