import { and, eq, isNull } from "drizzle-orm";
import { source } from "#drizzle/schema/outside.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

/** Its events stay; its secrets go. */
export async function deleteSource(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  const rows = await database()
    .db.update(source)
    .set({ deletedAt: new Date(), enabled: false, secretSealed: null, previousSecretSealed: null })
    .where(and(eq(source.workspaceId, actor.workspaceId), eq(source.id, input.id), isNull(source.deletedAt)))
    .returning({ id: source.id });
  if (rows.length === 0) throw notFound("source");
}
