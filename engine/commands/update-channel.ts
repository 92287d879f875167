import { eq } from "drizzle-orm";
import { supportChannel } from "#drizzle/schema/service.ts";
import type { ChannelChange, ChannelItem } from "#lib/api/service.ts";
import { channelOf } from "../queries/list-channels.ts";
import { channelSecretPlace } from "../store/channels.ts";
import { database } from "../store/database.ts";
import { open, seal } from "../vault.ts";
import { type Actor, requireRole } from "./actor.ts";
import { channelRow, requireChannelSecrets, requireChannelSettings } from "./channel-draft.ts";

/** Secrets that are not named stay as they are. */
export async function updateChannel(actor: Actor, input: ChannelChange & { id: string }): Promise<ChannelItem> {
  requireRole(actor, "editor");
  const row = await channelRow(actor, input.id);
  const settings = input.settings ? requireChannelSettings(row.kind, input.settings) : row.settings;
  const given = Object.entries(input.secrets ?? {}).filter(([, value]) => value.trim() !== "");
  let { sealed } = row;
  if (given.length > 0) {
    const before = row.sealed ? (JSON.parse(open(row.sealed, channelSecretPlace(row.id))) as Record<string, string>) : {};
    const text = requireChannelSecrets(row.kind, { ...before, ...Object.fromEntries(given) });
    sealed = text === null ? null : seal(text, channelSecretPlace(row.id));
  }
  await database()
    .db.update(supportChannel)
    .set({
      name: input.name ?? row.name,
      settings,
      sealed,
      enabled: input.enabled ?? row.enabled,
      error: "",
      errorAt: null,
      lookedAt: null,
      updatedAt: new Date(),
    })
    .where(eq(supportChannel.id, row.id));
  return channelOf(await channelRow(actor, input.id));
}
