/** DingTalk's custom bots. Time and signature stand in the address. */
import { type ChatClient, coded, hmac, hookOf, otherAddress, post } from "../chat.ts";

export const dingtalkChat: ChatClient =
  (wire, { baseUrl }, { hook = "", secret = "" }) =>
  async ({ text, everyone }) => {
    const url = hookOf(hook, baseUrl);
    if (!url) return otherAddress;
    if (secret) {
      const timestamp = String(wire.now());
      url.searchParams.set("timestamp", timestamp);
      url.searchParams.set("sign", hmac(secret, `${timestamp}\n${secret}`));
    }
    return coded("DingTalk", await post(wire, url, { msgtype: "text", text: { content: text }, at: { isAtAll: everyone } }), {
      code: "errcode",
      message: "errmsg",
      // more than twenty a minute: it is deaf for ten minutes
      slow: [130101, 410100],
      slowMs: 10 * 60_000,
    });
  };
