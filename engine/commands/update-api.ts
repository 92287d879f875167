import { and, eq } from "drizzle-orm";
import { api } from "#drizzle/schema/api.ts";
import type { ApiChange, ApiWhole } from "#lib/api/apis.ts";
import { selectApi } from "../queries/api-rows.ts";
import { getApi } from "../queries/get-api.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { requireFreeName, requireHttpConnection } from "./api-draft.ts";

export async function updateApi(actor: Actor, { id, name, connectionId }: ApiChange & { id: string }): Promise<ApiWhole> {
  requireRole(actor, "editor");
  await selectApi(actor, id);
  if (name !== undefined) await requireFreeName(actor, name, id);
  await requireHttpConnection(actor, connectionId);
  await database()
    .db.update(api)
    .set({ ...(name === undefined ? {} : { name }), ...(connectionId === undefined ? {} : { connectionId }), updatedAt: new Date() })
    .where(and(eq(api.workspaceId, actor.workspaceId), eq(api.id, id)));
  return getApi(actor, { id });
}
