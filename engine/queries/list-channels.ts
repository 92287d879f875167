import { and, asc, eq, isNull } from "drizzle-orm";
import { supportChannel } from "#drizzle/schema/service.ts";
import type { ChannelItem } from "#lib/api/service.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { publicAddress } from "../commands/address.ts";
import { database } from "../store/database.ts";
import { isoOrNull } from "./keyset.ts";

export async function listChannels(actor: Actor): Promise<{ items: ChannelItem[] }> {
  requireRole(actor, "viewer");
  const rows = await database()
    .db.select()
    .from(supportChannel)
    .where(and(eq(supportChannel.workspaceId, actor.workspaceId), isNull(supportChannel.deletedAt)))
    .orderBy(asc(supportChannel.createdAt), asc(supportChannel.id))
    .limit(limits.channelsMax);
  return { items: rows.map(channelOf) };
}

export const channelOf = (row: typeof supportChannel.$inferSelect): ChannelItem => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  settings: row.settings,
  hasSecrets: row.sealed !== null,
  enabled: row.enabled,
  url: row.kind === "web" ? `${publicAddress()}/ask/${row.id}` : row.kind === "wechat" ? `${publicAddress()}/channels/${row.id}` : "",
  heardAt: isoOrNull(row.heardAt),
  lookedAt: isoOrNull(row.lookedAt),
  error: row.error,
  errorAt: isoOrNull(row.errorAt),
});
