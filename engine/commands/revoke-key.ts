import { and, eq, sql } from "drizzle-orm";
import { apiKey } from "#drizzle/schema/account.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

/** Works no more from the next request on. Revoking twice keeps the first moment. */
export async function revokeKey(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "owner");
  const rows = await database()
    .db.update(apiKey)
    .set({ revokedAt: sql`coalesce(${apiKey.revokedAt}, now())` })
    .where(and(eq(apiKey.workspaceId, actor.workspaceId), eq(apiKey.id, input.id)))
    .returning({ id: apiKey.id });
  if (rows.length === 0) throw notFound("key");
}
