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
  events: number;
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

const kept = new Map<string, { until: number; home: Promise<Home> }>();

/** A busy day's runs are counted once for everybody who looks, and again after some seconds; a shop that begins sees each at once. */
export async function getHome(actor: Actor): Promise<Home> {
  requireRole(actor, "viewer");
  const known = kept.get(actor.workspaceId);
  if (known && known.until > Date.now()) return known.home;
  const home = count(actor);
  kept.set(actor.workspaceId, { until: Date.now() + limits.homeKeptMs, home });
  const forget = () => void kept.delete(actor.workspaceId);
  home.then(({ last24h: { finished, failed } }) => finished + failed < limits.homeKeptFromRuns && forget(), forget);
  return home;
}

async function count(actor: Actor): Promise<Home> {
  const { db } = database();
  const ws = actor.workspaceId;
  const [hours, [counts], stats, needs, problems, sick, differences] = await Promise.all([
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
    db.execute<Counts>(sql`
      select
        (select count(*)::int from event where workspace_id = ${ws} and received_at > now() - interval '24 hours' and day >= (now() - interval '25 hours')::date) as events,
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
  const shown = hours.map((hour) => ({ at: new Date(hour.at).toISOString(), finished: hour.finished, failed: hour.failed }));
  const sum = (read: (hour: (typeof shown)[number]) => number) => shown.reduce((n, hour) => n + read(hour), 0);
  const failed = sum((hour) => hour.failed);
  return {
    hours: shown,
    last24h: { events: counts?.events ?? 0, finished: sum((hour) => hour.finished), failed },
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
