/** Group bots of WeCom. A text is taken up to 2,048 bytes; what is longer it refuses, so it is cut, and says so. */
import { type ChatClient, coded, hookOf, otherAddress, post } from "../chat.ts";

export const wecomChat: ChatClient =
  (wire, { baseUrl }, { hook = "" }) =>
  async ({ text, everyone }) => {
    const url = hookOf(hook, baseUrl);
    if (!url) return otherAddress;
    const content = { content: within(text, 2_048), ...(everyone ? { mentioned_list: ["@all"] } : {}) };
    return coded("WeCom", await post(wire, url, { msgtype: "text", text: content }), {
      code: "errcode",
      message: "errmsg",
      slow: [45009, 45033],
      slowMs: 60_000,
    });
  };

function within(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = Buffer.from(text)
    .subarray(0, bytes - 3)
    .toString("utf8");
  // half a character at the cut
  while (kept.endsWith("\uFFFD")) kept = kept.slice(0, -1);
  return `${kept}…`;
}
