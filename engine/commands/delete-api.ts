import { and, eq } from "drizzle-orm";
import { api } from "#drizzle/schema/api.ts";
import { selectApi } from "../queries/api-rows.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";

/** Steps hold the operation that they were made of, so flows go on as they are. */
export async function deleteApi(actor: Actor, { id }: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  await selectApi(actor, id);
  await database()
    .db.update(api)
    .set({ deletedAt: new Date() })
    .where(and(eq(api.workspaceId, actor.workspaceId), eq(api.id, id)));
}
