/** Custom bots of Feishu and Lark. A signature is made of the time alone: the text to be signed is the key, and the message is empty. */
import { type ChatClient, coded, hmac, hookOf, otherAddress, post } from "../chat.ts";

export const feishuChat: ChatClient =
  (wire, { baseUrl }, { hook = "", secret = "" }) =>
  async ({ text, everyone }) => {
    const url = hookOf(hook, baseUrl);
    if (!url) return otherAddress;
    const timestamp = String(Math.floor(wire.now() / 1000));
    const signed = secret ? { timestamp, sign: hmac(`${timestamp}\n${secret}`, "") } : {};
    const content = { text: everyone ? `<at user_id="all"></at> ${text}` : text };
    return coded("Feishu", await post(wire, url, { ...signed, msg_type: "text", content }), {
      code: "code",
      message: "msg",
      slow: [11232],
      slowMs: 60_000,
    });
  };
