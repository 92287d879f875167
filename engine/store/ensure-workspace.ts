/** There is one workspace in a database of ours; the first start makes it, and of two at once the second finds it. */
import type { Sql } from "#drizzle/client.ts";

export async function ensureWorkspace(sql: Sql): Promise<string> {
  const [row] = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('workspace'))`;
    await tx`insert into workspace (id, name) select gen_random_uuid(), 'Tradewind' where not exists (select 1 from workspace)`;
    return tx<{ id: string }[]>`select id from workspace limit 1`;
  });
  if (!row) throw new Error("The workspace could not be made.");
  return row.id;
}
