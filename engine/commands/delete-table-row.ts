import { performTableRemove } from "../effects/database/table.ts";
import { getTable } from "../queries/get-table.ts";
import { type Actor, requireRole } from "./actor.ts";
import { byHand, inside, refusalOf } from "./table-desk.ts";

export async function deleteTableRow(actor: Actor, { id, key }: { id: string; key: string }): Promise<void> {
  requireRole(actor, "editor");
  await getTable(actor, { id });
  const call = { ...byHand(actor, new Date().toISOString()), args: { tableId: id, key } };
  const [result] = await inside(id, (desk) => performTableRemove(desk, [call]));
  if (!result?.ok) throw refusalOf(result?.failure);
}
