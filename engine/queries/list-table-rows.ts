import type { Page } from "#lib/api/page.ts";
import type { TableRowItem, TableRowQuery } from "#lib/api/tables.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { type Actor, Refusal, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { getTable } from "./get-table.ts";
import { iso, rowsOf } from "./keyset.ts";

export interface DataRow {
  key: string;
  fields: Record<string, string>;
  updated_at: Date;
  updated_by: string;
}

/** By their keys, as the index has them. */
export async function listTableRows(actor: Actor, input: TableRowQuery & { id: string }): Promise<Page<TableRowItem>> {
  requireRole(actor, "viewer");
  await getTable(actor, input);
  const size = rowsOf(input);
  const part = input.search?.trim() ? `%${input.search.trim().replace(/[\\%_]/g, "\\$&")}%` : null;
  const { sql } = database();
  const rows = await sql<DataRow[]>`
    select key, fields, updated_at, updated_by from data_row
    where workspace_id = ${actor.workspaceId} and table_id = ${input.id} and key > ${cursorIn(input.cursor)}
      ${part ? sql`and (key ilike ${part} or exists (select from jsonb_each_text(fields) f where f.value ilike ${part}))` : sql``}
    order by key limit ${size + 1}`;
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    items: shown.map(rowOf),
    next: rows.length > size && last ? Buffer.from(JSON.stringify(last.key)).toString("base64url") : null,
  };
}

export const rowOf = ({ key, fields, updated_at, updated_by }: DataRow): TableRowItem => ({
  key,
  fields,
  updatedAt: iso(updated_at),
  updatedBy: updated_by,
});

function cursorIn(cursor: string | undefined): string {
  if (cursor === undefined) return "";
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (typeof key === "string") return key;
  } catch {
    // said below
  }
  throw new Refusal(400, "cursor", refusalWords.badCursor, { extra: { field: "cursor" } });
}
