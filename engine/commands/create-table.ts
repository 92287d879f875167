import { randomUUID } from "node:crypto";
import { dataTable } from "#drizzle/schema/table.ts";
import type { TableBody, TableSummary } from "#lib/api/tables.ts";
import { tableRefusals } from "#lib/language/tables.ts";
import { limits } from "#lib/limits.ts";
import { getTable } from "../queries/get-table.ts";
import { selectTables } from "../queries/table-rows.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { requireFree } from "./table-draft.ts";

export async function createTable(actor: Actor, input: TableBody): Promise<TableSummary> {
  requireRole(actor, "editor");
  if ((await selectTables(actor)).length >= limits.tablesMax)
    throw new Refusal(409, "table.too-many", tableRefusals.tooMany, { values: { max: limits.tablesMax } });
  const id = randomUUID();
  await requireFree(actor, input, id);
  await database()
    .db.insert(dataTable)
    .values({ id, workspaceId: actor.workspaceId, ...input });
  return getTable(actor, { id });
}
