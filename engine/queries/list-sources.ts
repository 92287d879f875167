import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { source, sourcePull } from "#drizzle/schema/outside.ts";
import type { SourceSummary } from "#lib/api/outside.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { isPullScheme } from "#lib/commerce/source-schemes.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { addressOfSource, isReachable } from "../commands/address.ts";
import { limitedOf } from "../store/count-refused.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, type Place, pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listSources(actor: Actor, input: PageQuery): Promise<Page<SourceSummary>> {
  requireRole(actor, "viewer");
  const rows = await selectSources(actor, undefined, placeOf(input), rowsOf(input) + 1);
  return pageFrom(rows, input, (row) => ({ at: row.source.createdAt, id: row.source.id }), sourceSummaryOf);
}

/** A source's last event, where it is among the workspace's last ones: an idle source must not make the list slow. */
export function selectSources(actor: Actor, where: SQL | undefined, place: Place | null, rows: number) {
  return database()
    .db.select({
      source,
      pull: sourcePull,
      lastEventAt: sql<string | null>`(
        select max(e.received_at) from (
          select source_id, received_at from event where workspace_id = ${actor.workspaceId}
          order by received_at desc nulls last, id desc nulls last limit ${limits.eventsLookedThroughMax}
        ) e where e.source_id = ${source.id})`,
      limited: sql<number>`(
        select coalesce(sum(n), 0)::int from tally where workspace_id = ${actor.workspaceId} and name = ${limitedOf} || ${source.id}::text)`,
    })
    .from(source)
    .leftJoin(sourcePull, eq(sourcePull.sourceId, source.id))
    .where(and(eq(source.workspaceId, actor.workspaceId), isNull(source.deletedAt), where, after(source.createdAt, source.id, place)))
    .orderBy(...newestFirst(source.createdAt, source.id))
    .limit(rows);
}
type SourceRow = Awaited<ReturnType<typeof selectSources>>[number];

export function sourceSummaryOf({ source: row, pull, lastEventAt, limited }: SourceRow): SourceSummary {
  const { id, name, scheme, enabled, settings } = row;
  return {
    id,
    name,
    scheme,
    url: addressOfSource(id),
    reachable: isReachable(),
    enabled,
    settings,
    hasSecret: row.secretSealed !== null,
    hasPreviousSecret: row.previousSecretSealed !== null,
    lastEventAt: lastEventAt ? new Date(lastEventAt).toISOString() : null,
    limited,
    reading: isPullScheme(scheme) ? { ok: pull?.ok ?? null, message: pull?.message ?? "", since: iso(pull?.since ?? row.createdAt) } : null,
    createdAt: iso(row.createdAt),
  };
}
