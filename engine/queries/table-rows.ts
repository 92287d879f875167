/** Tables with how many rows they have, and which flows use them. */
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { dataTable } from "#drizzle/schema/table.ts";
import type { TableSummary } from "#lib/api/tables.ts";
import { limits } from "#lib/limits.ts";
import type { Actor } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso } from "./keyset.ts";

export async function selectTables(actor: Actor, where?: SQL): Promise<TableSummary[]> {
  const rows = sql<number>`(select count(*)::int from data_row r where r.workspace_id = "data_table"."workspace_id" and r.table_id = "data_table"."id")`;
  // a table's id is a UUID, so finding its text in a drawing is finding the table
  const usedBy = sql<{ id: string; name: string }[]>`(
    select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name) order by f.name), '[]'::json)
    from flow f left join flow_version v on v.flow_id = f.id and v.version = f.published_version
    where f.workspace_id = "data_table"."workspace_id" and f.deleted_at is null
      and (strpos(f.draft::text, "data_table"."id"::text) > 0 or strpos(v.document::text, "data_table"."id"::text) > 0))`;
  const found = await database()
    .db.select({ table: dataTable, rows, usedBy })
    .from(dataTable)
    .where(and(eq(dataTable.workspaceId, actor.workspaceId), isNull(dataTable.deletedAt), where))
    .orderBy(asc(dataTable.name))
    .limit(limits.tablesMax);
  return found.map(({ table: { id, name, keyName, columns, updatedAt }, ...more }) => ({
    id,
    name,
    keyName,
    columns,
    ...more,
    updatedAt: iso(updatedAt),
  }));
}
