/** Douyin Shop signs with a plain hash over app key, body and app secret, and sends a list of messages at once. */
import type { z } from "zod";
import { jsonItems } from "#lib/commerce/json-items.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { fields, id } from "#lib/commerce/read-value.ts";
import type { douyinShopSettings } from "#lib/commerce/sources/douyin-shop.ts";
import type { Webhook } from "../connector.ts";
import { hashScheme } from "../standard-scheme.ts";

export const douyinShopWebhook: Webhook<z.output<typeof douyinShopSettings>> = {
  signature: ({ appKey }) => hashScheme("event-sign", appKey),
  reading: () => ({ platform: "douyin-shop", topic: "", v: readingVersion }),
  messageId: () => [],
  messageKey: (_, __, body) => id(fields(body)["msg_id"]),
  keeps: ["app-id"],
  answer: { status: 200, text: '{"code":0,"msg":"success"}', type: "application/json" },
  split: jsonItems,
  test: ({ id, number, at }) => ({
    headers: {},
    body: [
      {
        tag: "100",
        msg_id: id,
        data: JSON.stringify({
          p_id: 4_900_000_000_000 + number,
          shop_id: 1,
          create_time: Math.floor(Date.parse(at) / 1000),
          order_status: 1,
        }),
      },
    ],
  }),
};
