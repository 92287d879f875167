/** Who works which shard. A take-over raises the epoch; the old owner's next commit then finds its fence row changed. */
import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";

export interface Lease {
  readonly shard: number;
  readonly epoch: number;
  readonly cursor: number;
}

/** Takes up to `most` shards that nobody holds (never held, given back, or run out). */
export async function takeLeases(sql: Sql, owner: string, most: number): Promise<Lease[]> {
  const rows = await sql<{ shard: number; epoch: string; cursor: string }[]>`
    update shard_lease set owner = ${owner}, epoch = epoch + 1, until = now() + ${limits.leaseMs} * interval '1 ms'
    where shard in (
      select shard from shard_lease where until < now() and owner is distinct from ${owner}
      order by shard limit ${most} for update skip locked
    )
    returning shard, epoch, cursor`;
  return rows.map((row) => ({ shard: row.shard, epoch: Number(row.epoch), cursor: Number(row.cursor) }));
}

/** Renews what this owner still holds and returns those shards with their epochs. */
export async function renewLeases(sql: Sql, owner: string): Promise<Map<number, number>> {
  const rows = await sql<{ shard: number; epoch: string }[]>`
    update shard_lease set until = now() + ${limits.leaseMs} * interval '1 ms'
    where shard in (select shard from shard_lease where owner = ${owner} order by shard for update skip locked)
    returning shard, epoch`;
  return new Map(rows.map((row) => [row.shard, Number(row.epoch)]));
}

/** How many live owners share the work, this one included. */
export async function countOwners(sql: Sql, owner: string): Promise<number> {
  const [row] = await sql<
    { n: number }[]
  >`select count(distinct owner)::int as n from shard_lease where until >= now() and owner <> ${owner}`;
  return (row?.n ?? 0) + 1;
}

/** Gives shards back, so that another process need not wait for the lease to run out. */
export async function giveBackLeases(sql: Sql, owner: string, shards: readonly number[]): Promise<void> {
  await sql`update shard_lease set until = '-infinity', owner = null where owner = ${owner} and shard = any(${[...shards]}::int[])`;
}
