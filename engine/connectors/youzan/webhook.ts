/** Youzan signs with a plain hash over client id, body and client secret; what happened is one more JSON text within the body, URL-encoded. */
import type { z } from "zod";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { fields, id, text } from "#lib/commerce/read-value.ts";
import type { youzanSettings } from "#lib/commerce/sources/youzan.ts";
import type { Webhook } from "../connector.ts";
import { header } from "../signature.ts";
import { hashScheme } from "../standard-scheme.ts";

export const youzanWebhook: Webhook<z.output<typeof youzanSettings>> = {
  signature: ({ clientId }) => hashScheme("event-sign", clientId),
  reading: (headers) => ({ platform: "youzan", topic: header(headers, ["event-type"]), v: readingVersion }),
  messageId: () => [],
  messageKey: (_, __, body) => {
    const { msg_id, type, kdt_id, id: about, version } = fields(body);
    return id(msg_id) || (id(about) && `${text(type)}/${id(kdt_id)}/${id(about)}/${id(version)}`);
  },
  keeps: ["event-type", "client-id"],
  answer: { status: 200, text: '{"code":0,"msg":"success"}', type: "application/json" },
  // a text without "success" in it is what makes Youzan come again
  refusal: (why) => ({ text: JSON.stringify({ code: 1, msg: why }), type: "application/json" }),
  test: ({ id, number, at }, { clientId }) => ({
    headers: { "event-type": "trade_TradeCreate", "client-id": clientId },
    body: {
      client_id: clientId,
      kdt_id: 1,
      id: `E${number}`,
      type: "trade_TradeCreate",
      status: "WAIT_BUYER_PAY",
      msg: encodeURIComponent(
        JSON.stringify({ full_order_info: { order_info: { tid: `E${number}`, created: at }, pay_info: { payment: "612.40" } } }),
      ),
      msg_id: id,
      version: Math.floor(Date.parse(at) / 1000),
      test: false,
    },
  }),
};
