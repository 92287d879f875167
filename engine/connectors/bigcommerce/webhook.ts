/** BigCommerce signs as Standard Webhooks do, with the app's client secret as it is written. Its messages name a thing and say little of it. */
import type { z } from "zod";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { fields, id } from "#lib/commerce/read-value.ts";
import type { bigCommerceSettings } from "#lib/commerce/sources/bigcommerce.ts";
import type { Webhook } from "../connector.ts";
import { header, type SignatureScheme } from "../signature.ts";
import { standardNamed, standardScheme } from "../standard-scheme.ts";

const scheme: SignatureScheme = { ...standardScheme, keyDecode: "text" };

export const bigCommerceWebhook: Webhook<z.output<typeof bigCommerceSettings>> = {
  signature: () => scheme,
  reading: () => ({ platform: "bigcommerce", topic: "", v: readingVersion }),
  messageId: () => standardNamed("id"),
  messageKey: (headers, _, body) => header(headers, standardNamed("id")) || id(fields(body)["hash"]),
  keeps: [...standardNamed("id"), ...standardNamed("timestamp")],
  answer: { status: 200, text: "" },
  test: ({ id, number, at }) => ({
    headers: {},
    body: {
      scope: "store/order/created",
      store_id: "1025646",
      data: { type: "order", id: number },
      hash: id,
      created_at: Math.floor(Date.parse(at) / 1000),
      producer: "stores/test",
    },
  }),
};
