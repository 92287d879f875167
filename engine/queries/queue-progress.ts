/**
 * How much waits for its turn, for how long, and when it will be done at the rate of the last half minute. The rate is the distance
 * that the cursors of all shards have gone between two looks; nothing is counted for it.
 */
import type { Stats } from "#lib/api/shop.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

interface Look {
  readonly atMs: number;
  readonly settled: number;
}

const holder = globalThis as typeof globalThis & { tradewindLooks?: Look[] };

export async function queueProgress(): Promise<Stats["queue"]> {
  const [row] = await database().sql<{ waiting: string; settled: string; age_ms: number | null }[]>`
    select coalesce(sum(greatest(s.next_seq - 1 - l.cursor, 0)), 0) + (select count(*) from spilled) as waiting, sum(l.cursor) as settled,
      (select (extract(epoch from now() - min(d.at)) * 1000)::float8 from shard_lease l2
        cross join lateral (select at from delivery where shard = l2.shard and seq > l2.cursor order by seq limit 1) d) as age_ms
    from shard s join shard_lease l using (shard)`;
  const waiting = Number(row?.waiting ?? 0);
  const perMs = rateNow({ atMs: performance.now(), settled: Number(row?.settled ?? 0) });
  return {
    waiting,
    oldestAgeMs: row?.age_ms == null ? null : Math.max(0, Math.round(row.age_ms)),
    doneInMs: waiting === 0 ? 0 : perMs > 0 ? Math.round(waiting / perMs) : null,
  };
}

export async function getQueue(actor: Actor): Promise<Stats["queue"]> {
  requireRole(actor, "viewer");
  return queueProgress();
}

/** Per millisecond, since the oldest look of the last half minute. */
function rateNow(look: Look): number {
  const looks = (holder.tradewindLooks ?? []).filter(({ atMs }) => look.atMs - atMs < limits.rateOverMs);
  const [first] = looks;
  // many lists that are read at once are one look
  if (look.atMs - (looks.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY) >= limits.livePollMs) looks.push(look);
  holder.tradewindLooks = looks;
  return first && look.atMs > first.atMs ? (look.settled - first.settled) / (look.atMs - first.atMs) : 0;
}
