import { and, eq, isNull } from "drizzle-orm";
import { api } from "#drizzle/schema/api.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

/** Steps hold the operation that they were made of, so flows go on as they are. */
export async function deleteApi(actor: Actor, { id }: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  const [deleted] = await database()
    .db.update(api)
    .set({ deletedAt: new Date() })
    .where(and(eq(api.workspaceId, actor.workspaceId), eq(api.id, id), isNull(api.deletedAt)))
    .returning({ id: api.id });
  if (!deleted) throw notFound("api");
}
