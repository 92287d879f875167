/** Sends one message by the channel of its conversation. Never throws; says whether trying again can help. */
import { type Channel, loadChannel } from "#engine/store/channels.ts";
import type { Destination } from "#engine/store/replies.ts";
import { sendLetter } from "./mail-channel.ts";
import { sendWechat } from "./wechat-channel.ts";

export interface Letter {
  /** The same for the same message. */
  readonly messageId: string;
  readonly text: string;
}
export type Sent =
  | { readonly kind: "sent" }
  /** There is no channel to send it by. */
  | { readonly kind: "kept" }
  | { readonly kind: "failed"; readonly why: string; readonly final: boolean }
  /** It may have arrived. */
  | { readonly kind: "unknown"; readonly why: string };

export async function sendByChannel(to: Destination, letter: Letter, signal: AbortSignal): Promise<Sent> {
  if (to.channelId === null) return { kind: "kept" };
  let channel: Channel | null;
  try {
    channel = await loadChannel(to.workspaceId, to.channelId);
  } catch (error) {
    return { kind: "failed", why: error instanceof Error ? error.message : String(error), final: false };
  }
  if (!channel?.enabled) return { kind: "failed", why: "The channel of this conversation is gone or switched off.", final: true };
  try {
    switch (channel.kind) {
      // the visitor reads it on the page
      case "web":
        return { kind: "sent" };
      case "wechat":
        return await sendWechat(channel, to.address, letter, signal);
      case "mail":
        return await sendLetter(channel, to, letter);
    }
  } catch (error) {
    return {
      kind: "failed",
      why: `The channel's settings cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      final: true,
    };
  }
}
