import { and, eq, isNull, lte } from "drizzle-orm";
import { api, apiRevision } from "#drizzle/schema/api.ts";
import type { ApiWhole } from "#lib/api/apis.ts";
import { apiRefusals } from "#lib/language/api-reading.ts";
import { limits } from "#lib/limits.ts";
import { getApi } from "../queries/get-api.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { digestOf, keepRevision, requireReadable } from "./api-draft.ts";

/** The last ones that were read before stay as they are, to compare with; a step keeps the operation that it was made of. */
export async function addApiRevision(actor: Actor, { id, document }: { id: string; document: string }): Promise<ApiWhole> {
  requireRole(actor, "editor");
  const read = requireReadable(document);
  await database().db.transaction(async (tx) => {
    const [row] = await tx
      .select({ revision: api.revision })
      .from(api)
      .where(and(eq(api.workspaceId, actor.workspaceId), eq(api.id, id), isNull(api.deletedAt)))
      .for("update");
    if (!row) throw notFound("api");
    const [newest] = await tx
      .select({ digest: apiRevision.digest })
      .from(apiRevision)
      .where(and(eq(apiRevision.apiId, id), eq(apiRevision.revision, row.revision)));
    if (newest?.digest === digestOf(document)) throw new Refusal(409, "api.same", apiRefusals.same, { values: { n: row.revision } });
    const revision = row.revision + 1;
    await keepRevision(tx, actor, { id, revision, document, read });
    await tx.delete(apiRevision).where(and(eq(apiRevision.apiId, id), lte(apiRevision.revision, revision - limits.apiRevisionsKept)));
    await tx.update(api).set({ revision, updatedAt: new Date() }).where(eq(api.id, id));
  });
  return getApi(actor, { id });
}
