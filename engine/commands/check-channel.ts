import type { ChannelChecked } from "#lib/api/service.ts";
import { limits } from "#lib/limits.ts";
import { checkByChannel } from "../effects/network/check-by-channel.ts";
import { loadChannel } from "../store/channels.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

export async function checkChannel(actor: Actor, input: { id: string }): Promise<ChannelChecked> {
  requireRole(actor, "editor");
  const channel = await loadChannel(actor.workspaceId, input.id, database().sql);
  if (!channel) throw notFound("channel");
  const why = await checkByChannel(channel, AbortSignal.timeout(limits.replySendMs));
  return { ok: why === null, message: why ?? "" };
}
