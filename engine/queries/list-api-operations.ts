import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { api, apiOperation } from "#drizzle/schema/api.ts";
import type { OfferedApi } from "#lib/api/apis.ts";
import type { OperationMethod } from "#lib/openapi/repeating.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

/** Of every system the newest revision's. */
export async function listApiOperations(actor: Actor): Promise<{ items: OfferedApi[] }> {
  requireRole(actor, "viewer");
  const rows = await database()
    .db.select({
      id: api.id,
      name: api.name,
      revision: api.revision,
      connectionId: api.connectionId,
      key: apiOperation.key,
      method: sql<OperationMethod>`${apiOperation.method}`,
      path: apiOperation.path,
      title: apiOperation.title,
      tag: apiOperation.tag,
    })
    .from(api)
    .innerJoin(apiOperation, and(eq(apiOperation.apiId, api.id), eq(apiOperation.revision, api.revision)))
    .where(and(eq(api.workspaceId, actor.workspaceId), isNull(api.deletedAt)))
    .orderBy(asc(api.name), asc(api.id), asc(apiOperation.place));
  const items: OfferedApi[] = [];
  for (const { id, name, revision, connectionId, ...operation } of rows) {
    if (items.at(-1)?.id !== id) items.push({ id, name, revision, connectionId, operations: [] });
    items.at(-1)?.operations.push(operation);
  }
  return { items };
}
