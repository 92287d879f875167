import type { TableRowBody, TableRowItem } from "#lib/api/tables.ts";
import { performTablePut } from "../effects/database/table.ts";
import { getTable } from "../queries/get-table.ts";
import { type Actor, requireRole } from "./actor.ts";
import { byHand, inside, refusalOf } from "./table-desk.ts";

export async function putTableRow(actor: Actor, { id, key, fields }: TableRowBody & { id: string }): Promise<TableRowItem> {
  requireRole(actor, "editor");
  await getTable(actor, { id });
  const at = new Date().toISOString();
  const call = { ...byHand(actor, at), args: { tableId: id, key, fields, whole: false } };
  const [result] = await inside((desk) => performTablePut(desk, [call]));
  if (!result?.ok) throw refusalOf(result?.failure);
  return { key: result.reply.key, fields: result.reply.fields, updatedAt: at, updatedBy: actor.name };
}
