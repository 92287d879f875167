/** Slack's incoming webhooks: a text into the channel that the address was made for. They know no key by which a repeat is told. */
import { type ChatClient, hookOf, no, otherAddress, post } from "../chat.ts";
import { done } from "../client.ts";

export const slackChat: ChatClient =
  (wire, { baseUrl }, { hook = "" }) =>
  async ({ text, everyone }) => {
    const url = hookOf(hook, baseUrl);
    if (!url) return otherAddress;
    const asked = await post(wire, url, { text: `${everyone ? "<!channel> " : ""}${escaped(text)}` });
    if (!asked.ok) return asked;
    // it answers in plain words: ok, channel_is_archived, no_service
    return asked.value.status === 200 ? done(null) : no("Slack", asked.value.text.replaceAll("_", " "));
  };

/** The three characters that Slack reads as its own. */
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
