/**
 * Lets go of old days: whole partitions are dropped, never rows deleted one by one. What is still needed of such a day is carried
 * over into the default partition, where it is found at the same address.
 *
 * 1. A run that waits keeps its event and its actions, and those of the run that it repeats, however long it waits; one that ended
 *    late is kept as long as any.
 * 2. A delivery that is not settled is never dropped, nor the event that it speaks of.
 * 3. One process at a time (an advisory lock); a drop that does not get its lock at once tries again later, since everything else
 *    would queue behind it.
 */
import { setTimeout as pause } from "node:timers/promises";
import { openSql, type Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import { faultPoint } from "../fault-point.ts";

const lockKey = 7_214_201_119;

interface Day {
  readonly parent: "event" | "run" | "effect" | "delivery";
  readonly child: string;
  readonly day: string;
}

/** @param today UTC day; a test's clock */
export async function retain(url: string, today: string = new Date().toISOString().slice(0, 10)): Promise<void> {
  const { sql, end } = openSql(url, { connections: 2, name: "tradewind retention" });
  const holder = await sql.reserve();
  try {
    const [lock] = await holder<{ taken: boolean }[]>`select pg_try_advisory_lock(${lockKey}) as taken`;
    if (lock?.taken) await dropOldDays(sql, today);
  } finally {
    // with its connection goes the lock
    holder.release();
    await end();
  }
}

async function dropOldDays(sql: Sql, today: string): Promise<void> {
  const [shop] = await sql<{ days: number | null }[]>`select max(history_days) as days from workspace`;
  const keptFrom = daysBefore(today, shop?.days ?? limits.historyDays);
  const notes: string[] = [];
  // an event goes last: what is left of its day's runs says whether it is needed
  for (const parent of ["effect", "run", "event", "delivery"] as const) {
    const before = parent === "delivery" ? daysBefore(today, limits.deliveryDays) : keptFrom;
    for (const day of await daysOf(sql, parent, before)) {
      const why = await dropDay(sql, day, keptFrom);
      if (why) notes.push(`${day.child}: ${why}`);
      // whoever reads for so long reads on
      if (why === inUse) break;
    }
  }
  await clearCarried(sql, keptFrom);
  await analyze(sql, daysBefore(today, 1));
  await walkKeys(sql, today);
  await sql`update retention set ran_at = now(), kept_from = ${keptFrom}, note = ${notes.slice(0, 5).join("; ")}`;
}

async function daysOf(sql: Sql, parent: Day["parent"], before: string): Promise<Day[]> {
  const rows = await sql<{ child: string; day: string }[]>`
    select c.relname as child, to_date(right(c.relname, 8), 'YYYYMMDD')::text as day
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = ${parent}::regclass and c.relname ~ ${`^${parent}_\\d{8}$`} order by 2`;
  return rows.filter(({ day }) => day < before).map((row) => ({ ...row, parent }));
}

const inUse = "it was in use";

/** Why it could not be dropped now; null: it is gone. */
async function dropDay(sql: Sql, day: Day, keptFrom: string): Promise<string | null> {
  if (day.parent === "delivery" && (await hasUnsettled(sql, day.day))) return "a message of it is not settled";
  const needed = neededOf(day, keptFrom);
  if (needed) {
    const [count] = await sql.unsafe<{ n: number }[]>(
      `select count(*)::int as n from (${needed} limit ${limits.retentionCarriedMax + 1}) c`,
    );
    if ((count?.n ?? 0) > limits.retentionCarriedMax) return "too many runs still wait on it";
  }
  for (let tries = 0; tries < limits.retentionTries; tries++) {
    try {
      await sql.begin(async (tx) => {
        await tx.unsafe(`set local lock_timeout = ${limits.retentionLockMs}`);
        await tx.unsafe(`alter table ${day.parent} detach partition ${day.child}`);
        if (needed) await tx.unsafe(`insert into ${day.parent} ${needed}`);
        faultPoint("retention");
        await tx.unsafe(`drop table ${day.child}`);
      });
      return null;
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      await pause(limits.retentionLockMs * (1 + Math.random() * 4));
    }
  }
  return inUse;
}

/** What is carried over of a day, as a query on its own table; null: nothing. Days come from the catalog: `YYYY-MM-DD`. */
function neededOf({ parent, child, day }: Day, keptFrom: string): string | null {
  if (parent === "delivery") return null;
  const lateRuns = `select id, event_id from run where day = '${day}' and ended_at >= '${keptFrom}'`;
  if (parent === "run") return `select r.* from ${child} r where r.ended_at >= '${keptFrom}'`;
  if (parent === "effect")
    return `select f.* from ${child} f where f.run_id in (
      select id from run_live where day = '${day}' union ${repeatedBy(`= '${day}'`)} union select id from (${lateRuns}) l)`;
  return `select e.* from ${child} e where e.id in (
    select event_id from run_live where day = '${day}' union select event_id from (${lateRuns}) l union ${eventsOfUnsettled})`;
}

/** Runs that others repeat and have not done with: what those called is found under the first one's name, or it would be called again. */
const repeatedBy = (days: string) => `
  select (journal #>> '{0,origin}')::uuid from run_live where day ${days} and journal #> '{0,origin}' is not null
  union select (payload ->> 'origin')::uuid from (${unsettled}) u where event_day ${days} and payload ? 'origin'`;

const unsettled = `
  select d.* from shard_lease l cross join lateral (select * from delivery where shard = l.shard and seq > l.cursor) d
  union all select d.* from spilled s join delivery d on d.day = s.day and d.shard = s.shard and d.seq = s.seq`;

const eventsOfUnsettled = `select event_id from (${unsettled}) u`;

async function hasUnsettled(sql: Sql, day: string): Promise<boolean> {
  const [row] = await sql<{ has: boolean }[]>`
    select exists (
      select from shard_lease l cross join lateral (select 1 from delivery where day = ${day} and shard = l.shard and seq > l.cursor limit 1) d
    ) or exists (select from spilled where day = ${day}) as has`;
  return row?.has ?? true;
}

/** What was carried over and is needed no more: few rows, so they are deleted as rows. */
async function clearCarried(sql: Sql, keptFrom: string): Promise<void> {
  await sql`
    delete from effect_default f where f.day < ${keptFrom} and not exists (select from run_live l where l.id = f.run_id)
      and not exists (select from run_default r where r.id = f.run_id and r.ended_at >= ${keptFrom})
      and f.run_id not in (${sql.unsafe(repeatedBy(`< '${keptFrom}'`))})`;
  await sql`delete from run_default where ended_at < ${keptFrom}`;
  await sql.unsafe(`
    delete from event_default e where e.day < '${keptFrom}' and not exists (select from run_live l where l.event_id = e.id)
      and not exists (select from run_default r where r.event_id = e.id) and e.id not in (${eventsOfUnsettled})`);
}

/** Yesterday's tables do not change any more: their figures are taken once. */
async function analyze(sql: Sql, yesterday: string): Promise<void> {
  const names = ["event", "run", "effect", "delivery"].map((parent) => `${parent}_${yesterday.replaceAll("-", "")}`);
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_stat_user_tables where relname = any(${names}) and (last_analyze is null or last_analyze < date_trunc('day', now()))`;
  for (const { name } of rows) await sql.unsafe(`analyze ${name}`);
}

/** Once a day, block by block: an index on the day would cost every webhook, to spare this job a walk. */
async function walkKeys(sql: Sql, today: string): Promise<void> {
  const [row] = await sql<{ blocks: number; walked: boolean }[]>`
    select (pg_relation_size('event_key') / current_setting('block_size')::int)::int as blocks, coalesce(keys_walked_on >= ${today}, false) as walked
    from retention`;
  if (!row || row.walked) return;
  const before = daysBefore(today, limits.dedupeDays);
  for (let block = 0; block < row.blocks; block += limits.retentionBlocks) {
    await sql`
      delete from event_key
      where ctid >= ${`(${block},0)`}::tid and ctid < ${`(${block + limits.retentionBlocks},0)`}::tid and day < ${before}`;
  }
  await sql`update retention set keys_walked_on = ${today}`;
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

const isLockTimeout = (error: unknown) => error instanceof Error && "code" in error && (error.code === "55P03" || error.code === "40P01");
