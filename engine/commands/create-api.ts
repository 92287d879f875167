import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { api } from "#drizzle/schema/api.ts";
import type { ApiBody, ApiWhole } from "#lib/api/apis.ts";
import { apiRefusals } from "#lib/language/api-reading.ts";
import { limits } from "#lib/limits.ts";
import { getApi } from "../queries/get-api.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { keepRevision, requireFreeName, requireHttpConnection, requireReadable } from "./api-draft.ts";

export async function createApi(actor: Actor, { name, connectionId, document }: ApiBody): Promise<ApiWhole> {
  requireRole(actor, "editor");
  const id = randomUUID();
  await requireHttpConnection(actor, connectionId);
  const read = requireReadable(document);
  await database().db.transaction(async (tx) => {
    await requireFreeName(tx, actor, name, id);
    if ((await tx.$count(api, and(eq(api.workspaceId, actor.workspaceId), isNull(api.deletedAt)))) >= limits.apisMax)
      throw new Refusal(409, "api.too-many", apiRefusals.tooMany, { values: { max: limits.apisMax } });
    await tx.insert(api).values({ workspaceId: actor.workspaceId, id, name, connectionId, revision: 1 });
    await keepRevision(tx, actor, { id, revision: 1, document, read });
  });
  return getApi(actor, { id });
}
