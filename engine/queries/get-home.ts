import { sql } from "drizzle-orm";
import type { Home } from "#lib/api/shop.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { countNeedsYou } from "./get-needs-you.ts";
import { getStats } from "./get-stats.ts";
import { countMoneyDifferences } from "./list-money-differences.ts";
import { countProblems } from "./list-problems.ts";
import { sickDrafts } from "./sick-drafts.ts";

type Hour = { at: string; finished: number; failed: number };
type Counts = {
  notes: number;
  urgent_notes: number;
  drafts: number;
  queue_age_ms: number | null;
  sources: boolean;
  flows: boolean;
  live_flows: boolean;
  any_event: boolean;
  orders: boolean;
  demo_shop_at: string | null;
};

interface Day {
  hours: Hour[];
  events: number;
}

const kept = new Map<string, { until: number; day: Promise<Day> }>();

/** A busy day is counted once for everybody who looks, and again after some seconds; a shop that begins sees each run at once. */
function askedDay(ws: string): Promise<Day> {
  const known = kept.get(ws);
  if (known && known.until > Date.now()) return known.day;
  const day = countDay(ws);
  kept.set(ws, { until: Date.now() + limits.homeKeptMs, day });
  const forget = () => void kept.delete(ws);
  day.then(
    ({ hours }) => hours.reduce((n, { finished, failed }) => n + finished + failed, 0) < limits.homeKeptFromRuns && forget(),
    forget,
  );
  return day;
}

async function countDay(ws: string): Promise<Day> {
  const { db } = database();
  const [hours, [row]] = await Promise.all([
    db.execute<Hour>(sql`
      select hour as at, coalesce(finished, 0)::int as finished, coalesce(failed, 0)::int as failed
      from generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()), interval '1 hour') as hour
      left join (
        select date_trunc('hour', ended_at) as hour,
               count(*) filter (where status = 'finished') as finished, count(*) filter (where status = 'failed') as failed
        from run where workspace_id = ${ws} and started_at > now() - interval '2 days' and ended_at >= date_trunc('hour', now()) - interval '23 hours'
        group by 1
      ) r using (hour)
      order by hour`),
    db.execute<{ events: number }>(sql`
      select count(*)::int as events from event
      where workspace_id = ${ws} and received_at > now() - interval '24 hours' and day >= (now() - interval '25 hours')::date`),
  ]);
  const shown = hours.map((hour) => ({ at: new Date(hour.at).toISOString(), finished: hour.finished, failed: hour.failed }));
  return { hours: shown, events: row?.events ?? 0 };
}

/** What waits for somebody is counted each time: who has just done something must find it gone. */
export async function getHome(actor: Actor): Promise<Home> {
  requireRole(actor, "viewer");
  const { db } = database();
  const ws = actor.workspaceId;
  const [{ hours, events }, [counts], stats, needs, problems, sick, differences] = await Promise.all([
    askedDay(ws),
    db.execute<Counts>(sql`
      select
        (select count(*)::int from team_note where workspace_id = ${ws} and done_at is null) as notes,
        (select count(*)::int from team_note where workspace_id = ${ws} and done_at is null and urgent) as urgent_notes,
        (select count(*)::int from flow f left join flow_version v on v.flow_id = f.id and v.version = f.published_version
          where f.workspace_id = ${ws} and f.deleted_at is null and f.draft is distinct from v.document) as drafts,
        (select (extract(epoch from now() - min(d.at)) * 1000)::int from shard_lease l
          cross join lateral (select at from delivery where shard = l.shard and seq > l.cursor order by seq limit 1) d) as queue_age_ms,
        exists (select from source where workspace_id = ${ws} and deleted_at is null) as sources,
        exists (select from flow where workspace_id = ${ws} and deleted_at is null) as flows,
        exists (select from flow where workspace_id = ${ws} and deleted_at is null and published_version is not null) as live_flows,
        exists (select from event where workspace_id = ${ws}) as any_event,
        exists (select from shop_order where workspace_id = ${ws}) as orders,
        (select demo_shop_at from workspace where id = ${ws}) as demo_shop_at`),
    getStats(actor),
    countNeedsYou(actor.workspaceId),
    countProblems(actor.workspaceId),
    sickDrafts(actor.workspaceId),
    countMoneyDifferences(actor.workspaceId),
  ]);
  const sum = (read: (hour: Hour) => number) => hours.reduce((n, hour) => n + read(hour), 0);
  const failed = sum((hour) => hour.failed);
  return {
    hours,
    last24h: { events, finished: sum((hour) => hour.finished), failed },
    now: { live: stats.runs.live, parked: stats.runs.parked },
    account: {
      received: stats.runs.started,
      done: stats.runs.finished + stats.runs.cancelled,
      waiting: stats.runs.waiting,
      failed: stats.runs.failed,
    },
    waiting: {
      notes: counts?.notes ?? 0,
      urgentNotes: counts?.urgent_notes ?? 0,
      problems,
      differences,
      failedRuns: needs.failed,
      inDoubt: needs.inDoubt,
      drafts: counts?.drafts ?? 0,
      sickDrafts: sick,
      queueAgeMs: counts?.queue_age_ms ?? null,
    },
    has: {
      sources: counts?.sources ?? false,
      flows: counts?.flows ?? false,
      liveFlows: counts?.live_flows ?? false,
      events: counts?.any_event ?? false,
      orders: counts?.orders ?? false,
    },
    demoShopAt: counts?.demo_shop_at ? new Date(counts.demo_shop_at).toISOString() : null,
  };
}
