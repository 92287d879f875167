/** How long the oldest accepted message has been waiting for its turn, in seconds: the first figure to look at when things are slow. */
import type { Sql } from "#drizzle/client.ts";

export async function queueAge(sql: Sql): Promise<number> {
  const [row] = await sql<{ age: number }[]>`
    select coalesce(max(extract(epoch from now() - first.at)), 0)::float8 as age
    from shard_lease held
    cross join lateral (
      select at from delivery where shard = held.shard and seq > held.cursor order by seq limit 1
    ) first`;
  return Math.max(0, row?.age ?? 0);
}
