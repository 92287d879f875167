import { and, eq, isNull } from "drizzle-orm";
import { api } from "#drizzle/schema/api.ts";
import type { ApiChange, ApiWhole } from "#lib/api/apis.ts";
import { getApi } from "../queries/get-api.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";
import { requireFreeName, requireHttpConnection } from "./api-draft.ts";

export async function updateApi(actor: Actor, { id, name, connectionId }: ApiChange & { id: string }): Promise<ApiWhole> {
  requireRole(actor, "editor");
  await requireHttpConnection(actor, connectionId);
  await database().db.transaction(async (tx) => {
    if (name !== undefined) await requireFreeName(tx, actor, name, id);
    const [updated] = await tx
      .update(api)
      .set({ ...(name === undefined ? {} : { name }), ...(connectionId === undefined ? {} : { connectionId }), updatedAt: new Date() })
      .where(and(eq(api.workspaceId, actor.workspaceId), eq(api.id, id), isNull(api.deletedAt)))
      .returning({ id: api.id });
    if (!updated) throw notFound("api");
  });
  return getApi(actor, { id });
}
