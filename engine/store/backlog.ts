/** How much is accepted and not settled, over all processes: 32 small rows, whatever the backlog. A stuck lane counts what it holds. */
import type { Sql } from "#drizzle/client.ts";

export async function readBacklog(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: string }[]>`
    select coalesce(sum(greatest(s.next_seq - 1 - l.cursor, 0)), 0) + (select count(*) from spilled) as n
    from shard s join shard_lease l using (shard)`;
  return Number(row?.n ?? 0);
}
