/**
 * Who works which shard. A take-over raises the epoch; the old owner's next commit then finds its fence row changed.
 *
 * An owner is gone when it has not said for the length of a lease that it is alive (it was stopped, or cut off), or when it has
 * no session any more: PostgreSQL sees a killed process at once, and a restart need not wait for the lease to run out.
 */
import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import { faultPoint } from "../fault-point.ts";

export interface Lease {
  readonly shard: number;
  readonly epoch: number;
  readonly cursor: number;
  /** Owners that died one after the other, just before. */
  readonly deaths: number;
}

/** What an owner's sessions are called. */
export const sessionName = (owner: string) => `tradewind engine ${owner}`;

/** Says that this process is alive. */
export async function beat(sql: Sql, owner: string): Promise<void> {
  await sql`
    insert into worker (id, until) values (${owner}, now() + ${limits.leaseMs} * interval '1 ms')
    on conflict (id) do update set until = excluded.until`;
  faultPoint("lease-renewal");
}

/** The shards that this owner holds by the book, with their epochs. */
export async function heldLeases(sql: Sql, owner: string): Promise<Map<number, number>> {
  const rows = await sql<{ shard: number; epoch: string }[]>`select shard, epoch from shard_lease where owner = ${owner}`;
  return new Map(rows.map((row) => [row.shard, Number(row.epoch)]));
}

/**
 * Takes up to `most` shards whose owner is gone. One whose row is locked is left: its owner is in the middle of a commit.
 * @param working the shards this process works already; others that the book has as its own are taken anew
 */
export async function takeLeases(sql: Sql, owner: string, working: readonly number[], most: number): Promise<Lease[]> {
  const rows = await sql<{ shard: number; epoch: string; cursor: string; deaths: number }[]>`
    update shard_lease set owner = ${owner}, epoch = epoch + 1,
      deaths = case when owner is null then 0 when owner = ${owner} then deaths else least(deaths + 1, 1000) end
    where shard in (
      select shard from shard_lease l
      where shard <> all(${[...working]}::int[])
        and not exists (select from worker w where w.id = l.owner and w.id <> ${owner} and ${isAlive(sql)})
      order by shard limit ${most} for update skip locked
    )
    returning shard, epoch, cursor, deaths`;
  faultPoint("take-over");
  return rows.map((row) => ({ shard: row.shard, epoch: Number(row.epoch), cursor: Number(row.cursor), deaths: row.deaths }));
}

/**
 * Ends the sessions of owners whose lease has run out: one that was stopped in the middle of a transaction would hold its shards'
 * rows for as long as it stands. PostgreSQL's own timeouts do not see it: it waits inside a pipeline of statements and counts as active.
 */
export async function endLapsed(sql: Sql, owner: string): Promise<void> {
  await sql`
    select pg_terminate_backend(a.pid) from worker w join pg_stat_activity a on a.application_name = ${sessionName("")} || w.id
    where w.id <> ${owner} and w.until < now() and exists (select from shard_lease l where l.owner = w.id)`;
}

/** Notes, before it is taken alone, which message it is; how often it was that one. */
export async function noteTrying(sql: Sql, shard: number, epoch: number, subject: string): Promise<number> {
  const [row] = await sql<{ tries: number }[]>`
    update shard_lease set tries = case when trying = ${subject} then least(tries + 1, 1000) else 1 end, trying = ${subject}
    where shard = ${shard} and epoch = ${epoch} returning tries`;
  return row?.tries ?? 0;
}

/** These shards' owner lives, and what was suspected is done. */
export async function calm(sql: Sql, owner: string, shards: readonly number[]): Promise<void> {
  await sql`
    update shard_lease set deaths = 0, trying = null, tries = 0 where owner = ${owner} and shard = any(${[...shards]}::int[])`;
}

/** How many live processes share the work, this one included. */
export async function countOwners(sql: Sql, owner: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from worker w where w.id <> ${owner} and ${isAlive(sql)}`;
  return (row?.n ?? 0) + 1;
}

/** Gives shards back, so that another process need not wait for the lease to run out. */
export async function giveBackLeases(sql: Sql, owner: string, shards: readonly number[]): Promise<void> {
  await sql`update shard_lease set owner = null where owner = ${owner} and shard = any(${[...shards]}::int[])`;
}

/** This process takes no more turns; the dead of other days go with it. */
export async function leave(sql: Sql, owner: string): Promise<void> {
  await sql`update shard_lease set owner = null where owner = ${owner}`;
  await sql`delete from worker where id = ${owner} or until < now() - interval '1 day'`;
}

const isAlive = (sql: Sql) => sql`
  w.until >= now() and exists (select from pg_stat_activity a where a.application_name = ${sessionName("")} || w.id)`;
