import { tableRefusals } from "#lib/language/tables.ts";
import { getTable } from "../queries/get-table.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";

export async function deleteTable(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  const { usedBy } = await getTable(actor, input);
  if (usedBy.length > 0)
    throw new Refusal(409, "table.used", tableRefusals.used, { values: { names: usedBy.map(({ name }) => `“${name}”`).join(", ") } });
  await database().sql.begin(async (tx) => {
    await tx`update data_table set deleted_at = now() where workspace_id = ${actor.workspaceId} and id = ${input.id}`;
    await tx`delete from data_row where workspace_id = ${actor.workspaceId} and table_id = ${input.id}`;
  });
}
