import type { Sql } from "#drizzle/client.ts";

/** Adds to a workspace's count of refused arrivals. */
export async function countRejected(sql: Sql, counts: ReadonlyMap<string, number>, slot: number): Promise<void> {
  const entries = [...counts];
  await sql`
    insert into tally (workspace_id, name, slot, n)
    select workspace_id, 'events.rejected', ${slot}, n
    from unnest(${entries.map(([id]) => id)}::uuid[], ${entries.map(([, n]) => n)}::bigint[]) as c(workspace_id, n)
    on conflict (workspace_id, name, slot) do update set n = tally.n + excluded.n`;
}
