/** Systems of the shop's own with their newest revision, and which flows use them. */
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { api, apiOperation, apiRevision } from "#drizzle/schema/api.ts";
import type { ApiSummary, ApiWhole, OfferedOperation } from "#lib/api/apis.ts";
import { limits } from "#lib/limits.ts";
import type { OperationMethod } from "#lib/openapi/repeating.ts";
import { type Actor, notFound } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso } from "./keyset.ts";

export async function selectApis(actor: Actor, where?: SQL): Promise<(ApiSummary & { leftOut: ApiWhole["leftOut"]; digest: string })[]> {
  const operations = sql<number>`(select count(*)::int from api_operation o where o.api_id = "api"."id" and o.revision = "api"."revision")`;
  // its id is a UUID, so finding its text in a drawing is finding it
  const usedBy = sql<{ id: string; name: string }[]>`(
    select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name) order by f.name), '[]'::json)
    from flow f left join flow_version v on v.flow_id = f.id and v.version = f.published_version
    where f.workspace_id = "api"."workspace_id" and f.deleted_at is null
      and (strpos(f.draft::text, "api"."id"::text) > 0 or strpos(v.document::text, "api"."id"::text) > 0))`;
  const rows = await database()
    .db.select({ api, read: apiRevision, operations, usedBy })
    .from(api)
    .innerJoin(apiRevision, and(eq(apiRevision.apiId, api.id), eq(apiRevision.revision, api.revision)))
    .where(and(eq(api.workspaceId, actor.workspaceId), isNull(api.deletedAt), where))
    .orderBy(asc(api.name))
    .limit(limits.apisMax);
  return rows.map(({ api: { id, name, connectionId, revision }, read, operations: count, usedBy: flows }) => ({
    id,
    name,
    connectionId,
    revision,
    title: read.title,
    version: read.version,
    about: read.about,
    server: read.server,
    operations: count,
    left: read.leftOut.length,
    usedBy: flows,
    readAt: iso(read.readAt),
    readBy: read.readBy,
    leftOut: read.leftOut,
    digest: read.digest,
  }));
}

export async function selectApi(actor: Actor, id: string): Promise<Awaited<ReturnType<typeof selectApis>>[number]> {
  const [found] = await selectApis(actor, eq(api.id, id));
  if (!found) throw notFound("api");
  return found;
}

const columns = {
  key: apiOperation.key,
  method: sql<OperationMethod>`${apiOperation.method}`,
  path: apiOperation.path,
  title: apiOperation.title,
  tag: apiOperation.tag,
};

export async function selectOffered(actor: Actor, id: string, revision: number): Promise<OfferedOperation[]> {
  return await database()
    .db.select(columns)
    .from(apiOperation)
    .where(and(eq(apiOperation.workspaceId, actor.workspaceId), eq(apiOperation.apiId, id), eq(apiOperation.revision, revision)))
    .orderBy(asc(apiOperation.place));
}
