import type { TableRowBody, TableRowItem } from "#lib/api/tables.ts";
import { tableRefusals } from "#lib/language/tables.ts";
import { performTablePut } from "../effects/database/table.ts";
import { getTable } from "../queries/get-table.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { byHand, inside, refusalOf } from "./table-desk.ts";

export async function putTableRow(actor: Actor, { id, key, fields, isNew }: TableRowBody & { id: string }): Promise<TableRowItem> {
  requireRole(actor, "editor");
  await getTable(actor, { id });
  const at = new Date().toISOString();
  const call = { ...byHand(actor, at), args: { tableId: id, key, fields, whole: false, ...(isNew ? { onlyIf: null } : {}) } };
  const [result] = await inside(id, (desk) => performTablePut(desk, [call]));
  if (!result?.ok) throw refusalOf(result?.failure);
  if (result.reply.refused) throw new Refusal(409, "table.row-there", tableRefusals.row, { values: { key } });
  return { key: result.reply.key, fields: result.reply.fields, updatedAt: at, updatedBy: actor.name };
}
