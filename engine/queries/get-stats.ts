import { sql } from "drizzle-orm";
import type { Stats } from "#lib/api/shop.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { queueProgress } from "./queue-progress.ts";

type Row = { tallies: Record<string, number> | null; parked: number; begun: number; queued: number; in_doubt: number };

/**
 * One statement, so that every figure is of the same moment. What waits is counted where it stands, in the rows of runs that
 * began and in the log of those that did not: that `started` is the sum of all others is a finding and not a definition.
 * Each shard is asked by its index: as a plain join, PostgreSQL took a third of five million deliveries for what waits and read
 * 42,000 pages to find none.
 */
export async function getStats(actor: Actor): Promise<Stats> {
  requireRole(actor, "viewer");
  const queue = await queueProgress();
  const [row] = await database().db.execute<Row>(sql`
    select
      (select json_object_agg(name, n) from (select name, sum(n) as n from tally where workspace_id = ${actor.workspaceId} group by name) t) as tallies,
      live.parked, live.begun,
      (select count(distinct d.run_id)::int from (
          select d.* from shard_lease l cross join lateral (select * from delivery where shard = l.shard and seq > l.cursor order by seq) d
          union all
          select d.* from spilled s join delivery d on d.day = s.day and d.shard = s.shard and d.seq = s.seq
        ) d
        where d.workspace_id = ${actor.workspaceId} and d.flow_id is not null and d.kind in ('event', 'replay', 'child')
          and not exists (select from run_live v where v.id = d.run_id)
          and not exists (select from run r where r.day = d.event_day and r.id = d.run_id)) as queued,
      (select count(*)::int from effect where workspace_id = ${actor.workspaceId} and state = 'in doubt' and (judged ->> 'attempt')::int is distinct from attempts) as in_doubt
    from (
      select count(*) filter (where status = 'parked')::int as parked, count(*)::int as begun from run_live where workspace_id = ${actor.workspaceId}
    ) live`);
  const n = (name: string) => Number(row?.tallies?.[name] ?? 0);
  const parked = row?.parked ?? 0;
  const waiting = (row?.begun ?? 0) + (row?.queued ?? 0);
  const [finished, failed, cancelled] = [n("runs.finished"), n("runs.failed"), n("runs.cancelled")];
  return {
    events: {
      accepted: n("events.accepted"),
      duplicate: n("events.duplicate"),
      rejected: n("events.rejected"),
      limited: n("events.limited"),
      busy: n("events.busy"),
    },
    runs: { started: n("runs.started"), waiting, live: waiting - parked, parked, finished, failed, cancelled },
    queue,
    effects: { done: n("effects.done"), inDoubt: row?.in_doubt ?? 0 },
  };
}
