/** Systems of the shop's own with their newest revision, and which flows use them. */
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { api, apiOperation, apiRevision } from "#drizzle/schema/api.ts";
import type { ApiSummary, ApiWhole, OfferedOperation } from "#lib/api/apis.ts";
import { limits } from "#lib/limits.ts";
import type { OperationMethod } from "#lib/openapi/repeating.ts";
import { type Actor, notFound } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso } from "./keyset.ts";

const ofShop = (actor: Actor, where?: SQL) => and(eq(api.workspaceId, actor.workspaceId), isNull(api.deletedAt), where);
const newest = and(eq(apiRevision.apiId, api.id), eq(apiRevision.revision, api.revision));

export async function selectApis(actor: Actor, where?: SQL): Promise<(ApiSummary & Pick<ApiWhole, "leftOut">)[]> {
  const operations = sql<number>`(select count(*)::int from api_operation o where o.api_id = "api"."id" and o.revision = "api"."revision")`;
  const rows = await database()
    .db.select({ api, read: apiRevision, operations })
    .from(api)
    .innerJoin(apiRevision, newest)
    .where(ofShop(actor, where))
    .orderBy(asc(api.name))
    .limit(limits.apisMax);
  const usedBy = await usersOf(
    actor,
    rows.map((row) => row.api.id),
  );
  return rows.map(({ api: { id, name, connectionId, revision }, read, operations: count }) => ({
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
    usedBy: usedBy.get(id) ?? [],
    readAt: iso(read.readAt),
    readBy: read.readBy,
    leftOut: read.leftOut,
  }));
}

/** Which flows use each. An id is a UUID, so finding its text in a drawing is finding it; each drawing is written out once. */
async function usersOf(actor: Actor, ids: readonly string[]): Promise<Map<string, ApiSummary["usedBy"]>> {
  if (ids.length === 0) return new Map();
  const rows = await database().sql<{ id: string; flows: ApiSummary["usedBy"] }[]>`
    with drawing as materialized (
      select f.id, f.name, f.draft::text || coalesce(v.document::text, '') as drawn
      from flow f left join flow_version v on v.flow_id = f.id and v.version = f.published_version
      where f.workspace_id = ${actor.workspaceId} and f.deleted_at is null
    )
    select a.id, json_agg(json_build_object('id', d.id, 'name', d.name) order by d.name) as flows
    from unnest(${[...ids]}::text[]) as a(id) join drawing d on strpos(d.drawn, a.id) > 0 group by a.id`;
  return new Map(rows.map(({ id, flows }) => [id, flows]));
}

/** For commands: what is known of it without looking through anything else. */
export async function requireApi(actor: Actor, id: string): Promise<{ id: string; name: string; revision: number; digest: string }> {
  const [found] = await database()
    .db.select({ id: api.id, name: api.name, revision: api.revision, digest: apiRevision.digest })
    .from(api)
    .innerJoin(apiRevision, newest)
    .where(ofShop(actor, eq(api.id, id)));
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
