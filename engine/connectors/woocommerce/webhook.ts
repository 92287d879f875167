/**
 * WooCommerce signs the body. Its topics say "updated" whatever happened, so what an order became is worked out from its dates
 * (`becoming`). It does not try again: after five failures it switches the webhook off, and a delivery is kept whatever it says.
 */
import { hash } from "node:crypto";
import type { z } from "zod";
import { becameOf } from "#lib/commerce/platforms/woocommerce.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { wooCommerceOrderSample } from "#lib/commerce/samples/woocommerce-order.ts";
import type { wooCommerceSettings } from "#lib/commerce/sources/woocommerce.ts";
import type { Webhook } from "../connector.ts";
import { header } from "../signature.ts";
import { bodyScheme } from "../standard-scheme.ts";

const scheme = bodyScheme(["x-wc-webhook-signature"], "base64");

export const wooCommerceWebhook: Webhook<z.output<typeof wooCommerceSettings>> = {
  signature: () => scheme,
  reading: (headers) => ({ platform: "woocommerce", topic: header(headers, ["x-wc-webhook-topic"]), v: readingVersion }),
  messageId: () => [],
  messageKey: (headers, bytes) => {
    const [hook, delivery] = [header(headers, ["x-wc-webhook-id"]), header(headers, ["x-wc-webhook-delivery-id"])];
    return hook || delivery ? `${hook}/${delivery}/${hash("sha256", bytes, "base64url")}` : "";
  },
  keeps: ["source", "topic", "id", "delivery-id"].map((name) => `x-wc-webhook-${name}`),
  answer: { status: 200, text: "" },
  // sent once when the webhook is made, by which WooCommerce sees whether anybody is there
  knock: (headers, bytes) =>
    !headers["x-wc-webhook-signature"] && bytes.length < 64 && /^webhook_id=\d{1,20}$/.test(Buffer.from(bytes).toString())
      ? { status: 200, text: "OK" }
      : null,
  becoming: ({ meaning, body }) => becameOf(meaning.topic, body),
  test: ({ topic, id, number, at }) => ({
    headers: {
      "x-wc-webhook-topic": topic || "order.created",
      "x-wc-webhook-resource": "order",
      "x-wc-webhook-event": "created",
      "x-wc-webhook-source": "https://shop.example.com/",
      "x-wc-webhook-id": "1",
      "x-wc-webhook-delivery-id": id,
    },
    body: wooCommerceOrderSample(number, at),
  }),
};
