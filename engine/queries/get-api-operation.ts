import { and, eq } from "drizzle-orm";
import { apiOperation } from "#drizzle/schema/api.ts";
import { apiRefusals } from "#lib/language/api-reading.ts";
import type { Operation } from "#lib/openapi/operation.ts";
import { type Actor, Refusal, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { requireApi } from "./api-rows.ts";

/** Without a revision, the newest. */
export async function getApiOperation(
  actor: Actor,
  { id, key, revision }: { id: string; key: string; revision?: number | undefined },
): Promise<Operation> {
  requireRole(actor, "viewer");
  const api = await requireApi(actor, id);
  const wanted = revision ?? api.revision;
  const [found] = await database()
    .db.select({ described: apiOperation.described })
    .from(apiOperation)
    .where(
      and(
        eq(apiOperation.workspaceId, actor.workspaceId),
        eq(apiOperation.apiId, id),
        eq(apiOperation.revision, wanted),
        eq(apiOperation.key, key),
      ),
    );
  if (!found) throw new Refusal(404, "api.no-operation", apiRefusals.noOperation, { extra: { revision: wanted } });
  return { ...found.described, api: { id, name: api.name, revision: wanted } };
}
