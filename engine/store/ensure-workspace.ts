/** There is one workspace in a database of ours; the first start makes it. */
import type { Sql } from "#drizzle/client.ts";

export async function ensureWorkspace(sql: Sql): Promise<string> {
  await sql`insert into workspace (id, name) select gen_random_uuid(), 'Tradewind' where not exists (select 1 from workspace)`;
  const [row] = await sql<{ id: string }[]>`select id from workspace limit 1`;
  if (!row) throw new Error("The workspace could not be made.");
  return row.id;
}
