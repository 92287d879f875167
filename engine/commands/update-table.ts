import { and, eq } from "drizzle-orm";
import { dataTable } from "#drizzle/schema/table.ts";
import type { TableChange, TableSummary } from "#lib/api/tables.ts";
import { getTable } from "../queries/get-table.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { requireFree } from "./table-draft.ts";

export async function updateTable(actor: Actor, { id, ...change }: TableChange & { id: string }): Promise<TableSummary> {
  requireRole(actor, "editor");
  const before = await getTable(actor, { id });
  const { name = before.name, keyName = before.keyName, columns = before.columns } = change;
  await requireFree(actor, { name, keyName, columns }, id);
  await database()
    .db.update(dataTable)
    .set({ name, keyName, columns, updatedAt: new Date() })
    .where(and(eq(dataTable.workspaceId, actor.workspaceId), eq(dataTable.id, id)));
  return getTable(actor, { id });
}
