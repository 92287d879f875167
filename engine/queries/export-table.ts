import { writeTableCsv } from "#lib/data/table-csv.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { getTable } from "./get-table.ts";

export async function exportTable(actor: Actor, input: { id: string }): Promise<{ csv: string }> {
  requireRole(actor, "viewer");
  const table = await getTable(actor, input);
  const rows = await database().sql<{ key: string; fields: Record<string, string> }[]>`
    select key, fields from data_row where workspace_id = ${actor.workspaceId} and table_id = ${input.id} order by key limit ${limits.tableRowsMax}`;
  return { csv: writeTableCsv(table, rows) };
}
