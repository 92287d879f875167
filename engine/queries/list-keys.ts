import { desc, eq } from "drizzle-orm";
import { apiKey } from "#drizzle/schema/account.ts";
import type { ApiKeySummary } from "#lib/api/team.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso, isoOrNull } from "./keyset.ts";

export async function listKeys(actor: Actor): Promise<{ items: ApiKeySummary[] }> {
  requireRole(actor, "owner");
  const rows = await database().db.select().from(apiKey).where(eq(apiKey.workspaceId, actor.workspaceId)).orderBy(desc(apiKey.createdAt));
  return { items: rows.map(keySummaryOf) };
}

export function keySummaryOf(row: typeof apiKey.$inferSelect): ApiKeySummary {
  const { id, name, role, prefix } = row;
  return {
    id,
    name,
    role,
    prefix,
    createdAt: iso(row.createdAt),
    lastUsedAt: isoOrNull(row.lastUsedAt),
    revokedAt: isoOrNull(row.revokedAt),
  };
}
