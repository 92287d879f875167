import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { connection, connectionGate } from "#drizzle/schema/outside.ts";
import type { ImportState } from "#lib/api/connect.ts";
import type { ConnectionSummary } from "#lib/api/outside.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, type Place, pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listConnections(actor: Actor, input: PageQuery): Promise<Page<ConnectionSummary>> {
  requireRole(actor, "viewer");
  const rows = await selectConnections(actor, undefined, placeOf(input), rowsOf(input) + 1);
  return pageFrom(rows, input, (row) => ({ at: row.connection.createdAt, id: row.connection.id }), connectionSummaryOf);
}

export function selectConnections(actor: Actor, where: SQL | undefined, place: Place | null, rows: number) {
  // a connection's id is a UUID, so finding its text in a drawing is finding the connection
  const usedBy = sql<{ id: string; name: string }[]>`(
    select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name) order by f.name), '[]'::json)
    from flow f left join flow_version v on v.flow_id = f.id and v.version = f.published_version
    where f.workspace_id = "connection"."workspace_id" and f.deleted_at is null
      and (strpos(f.draft::text, "connection"."id"::text) > 0 or strpos(v.document::text, "connection"."id"::text) > 0))`;
  const imported = sql<(Omit<ImportState, "since"> & { since: string }) | null>`(
    select json_build_object('state', i.state, 'since', i.since, 'done', i.done, 'skipped', i.skipped, 'total', i.total, 'error', i.error)
    from platform_import i where i.connection_id = "connection"."id" order by i.created_at desc limit 1)`;
  return database()
    .db.select({ connection, usedBy, gate: connectionGate, imported })
    .from(connection)
    .leftJoin(connectionGate, eq(connectionGate.connectionId, connection.id))
    .where(
      and(
        eq(connection.workspaceId, actor.workspaceId),
        isNull(connection.deletedAt),
        where,
        after(connection.createdAt, connection.id, place),
      ),
    )
    .orderBy(...newestFirst(connection.createdAt, connection.id))
    .limit(rows);
}
type ConnectionRow = Awaited<ReturnType<typeof selectConnections>>[number];

export function connectionSummaryOf({ connection: row, usedBy, gate, imported }: ConnectionRow): ConnectionSummary {
  const { id, name, kind, settings } = row;
  const moment = (ms: number | null | undefined) => (ms ? iso(new Date(ms)) : null);
  return {
    id,
    name,
    kind,
    settings,
    hasSecret: row.sealed !== null,
    gate: {
      restsUntil: moment(gate?.restsUntil),
      failures: gate?.failures ?? 0,
      error: gate?.error ?? "",
      errorAt: moment(gate?.errorAt),
      lineUntil: gate && gate.line > Date.now() ? moment(gate.line) : null,
    },
    imported: imported && { ...imported, since: iso(new Date(imported.since)) },
    usedBy,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
