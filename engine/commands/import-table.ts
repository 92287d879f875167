import type { TableImported } from "#lib/api/tables.ts";
import { readTableCsv } from "#lib/data/table-csv.ts";
import { tableLineWords } from "#lib/language/tables.ts";
import { limits } from "#lib/limits.ts";
import { performTablePut } from "../effects/database/table.ts";
import { getTable } from "../queries/get-table.ts";
import { type Actor, requireRole } from "./actor.ts";
import { byHand, inside } from "./table-desk.ts";

/** Lines that cannot be taken are given back; the others are written together. */
export async function importTable(actor: Actor, { id, csv }: { id: string; csv: string }): Promise<TableImported> {
  requireRole(actor, "editor");
  const table = await getTable(actor, { id });
  const { rows, problems } = readTableCsv(csv, table);
  const at = new Date().toISOString();
  const calls = rows.map(({ key, fields }) => ({ ...byHand(actor, at), args: { tableId: id, key, fields, whole: false } }));
  const results = await inside(id, (desk) => performTablePut(desk, calls));
  const full = {
    en: tableLineWords.full.en.replace("{max}", String(limits.tableRowsMax)),
    zh: tableLineWords.full.zh.replace("{max}", String(limits.tableRowsMax)),
  };
  const refused = results.flatMap((result, i) => (result.ok ? [] : [{ line: 0, text: rows[i]?.key ?? "", why: full }]));
  const done = results.flatMap((result) => (result.ok && result.reply.changed ? [result.reply] : []));
  const added = done.filter(({ before }) => before === null).length;
  return { added, changed: done.length - added, problems: [...problems, ...refused] };
}
