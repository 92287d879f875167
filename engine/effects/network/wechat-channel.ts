/** WeChat customer service as a channel. */
import { wechatService } from "#engine/connectors/wechat-service/client.ts";
import type { Channel } from "#engine/store/channels.ts";
import { limits } from "#lib/limits.ts";
import { wechatSettings } from "#lib/service/channel-kinds.ts";
import { channelWire } from "./channel-wire.ts";

export function wechatOf({ settings, secrets }: Channel, signal: AbortSignal) {
  const { baseUrl, allowedHosts, corpId, openKfId } = wechatSettings.parse(settings);
  const secret = secrets["secret"] ?? "";
  return { service: wechatService(channelWire({ baseUrl, allowedHosts, secrets: [secret] }, signal), { corpId, secret }), openKfId };
}

/** Where an answer goes: the account that the customer wrote to, and the customer. */
export const wechatAddress = (openKfId: string, user: string): string => `${openKfId}/${user}`;

export async function sendWechat(
  channel: Channel,
  address: string,
  letter: { messageId: string; text: string },
  signal: AbortSignal,
): Promise<{ kind: "sent" } | { kind: "failed"; why: string; final: boolean } | { kind: "unknown"; why: string }> {
  if (Buffer.byteLength(letter.text) > limits.wechatTextBytes)
    return { kind: "failed", why: `WeChat takes at most ${limits.wechatTextBytes} bytes in one message; this one is longer.`, final: true };
  const slash = address.indexOf("/");
  const { service } = wechatOf(channel, signal);
  const sent = await service.send(
    { openKfId: address.slice(0, slash), user: address.slice(slash + 1) },
    { id: letter.messageId, text: letter.text },
  );
  if (sent.ok) return { kind: "sent" };
  if (sent.carried === "perhaps") return { kind: "unknown", why: sent.failure.message };
  return { kind: "failed", why: sent.failure.message, final: sent.failure.final };
}
