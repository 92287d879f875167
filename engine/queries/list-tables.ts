import type { TableSummary } from "#lib/api/tables.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { selectTables } from "./table-rows.ts";

export async function listTables(actor: Actor): Promise<{ items: TableSummary[] }> {
  requireRole(actor, "viewer");
  return { items: await selectTables(actor) };
}
