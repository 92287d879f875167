import { eq } from "drizzle-orm";
import { dataTable } from "#drizzle/schema/table.ts";
import type { TableSummary } from "#lib/api/tables.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { selectTables } from "./table-rows.ts";

export async function getTable(actor: Actor, { id }: { id: string }): Promise<TableSummary> {
  requireRole(actor, "viewer");
  const [table] = await selectTables(actor, eq(dataTable.id, id));
  if (!table) throw notFound("table");
  return table;
}
