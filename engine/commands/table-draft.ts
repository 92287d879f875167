/** What a table may be called, and its columns. */
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { dataTable } from "#drizzle/schema/table.ts";
import type { TableBody } from "#lib/api/tables.ts";
import { tableRefusals } from "#lib/language/tables.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal } from "./actor.ts";

export async function requireFree(actor: Actor, { name, keyName, columns }: TableBody, id: string): Promise<void> {
  const all = [keyName, ...columns].map((each) => each.toLowerCase());
  const twice = all.find((each, at) => all.indexOf(each) !== at);
  if (twice !== undefined) throw new Refusal(422, "table.columns", tableRefusals.columns, { values: { name: twice } });
  const [other] = await database()
    .db.select({ id: dataTable.id })
    .from(dataTable)
    .where(
      and(
        eq(dataTable.workspaceId, actor.workspaceId),
        isNull(dataTable.deletedAt),
        ne(dataTable.id, id),
        eq(sql`lower(${dataTable.name})`, name.toLowerCase()),
      ),
    )
    .limit(1);
  if (other) throw new Refusal(409, "table.name", tableRefusals.name, { extra: { field: "name" } });
}
