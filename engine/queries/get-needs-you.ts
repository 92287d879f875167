import type { FailureGroup, NeedsYou } from "#lib/api/needs-you.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { isUndecided } from "./effect-rows.ts";
import { iso } from "./keyset.ts";
import { listEffects } from "./list-effects.ts";
import { type RunRow, summaryOf } from "./run-rows.ts";

interface GroupRow {
  flow_id: string;
  flow_name: string;
  is_live: boolean;
  code: string;
  count: number;
  oldest: Date;
  newest: Date;
  ids: string[];
  days: string[];
}

/** Runs shown of each group. */
const shown = 5;

/**
 * Failed runs that nobody has run again or set aside, by flow and reason, the newest first. Only failed ones stand in their
 * index, and only the newest of them are looked through, so a night of failures costs no more than a bad hour.
 */
export async function getNeedsYou(actor: Actor): Promise<NeedsYou> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const [groups, unknown] = await Promise.all([
    sql<GroupRow[]>`
      with failed as (${unhandled(actor.workspaceId)})
      select g.flow_id, coalesce(f.name, '') as flow_name, coalesce(f.published_version is not null and f.deleted_at is null, false) as is_live,
        g.code, g.count, g.oldest, g.newest, g.ids, g.days
      from (
        select flow_id, coalesce(failure_code, '') as code, count(*)::int as count, min(started_at) as oldest, max(started_at) as newest,
          (array_agg(id order by started_at desc))[1:${sql.unsafe(String(shown))}] as ids,
          (array_agg(day::text order by started_at desc))[1:${sql.unsafe(String(shown))}] as days
        from failed group by flow_id, failure_code
      ) g left join flow f on f.id = g.flow_id
      order by g.newest desc`,
    listEffects(actor, { state: "in doubt", limit: limits.pageRows }),
  ]);
  const runs = await readRuns(groups.flatMap(({ ids, days }) => ids.map((id, i) => ({ id, day: days[i] ?? "" }))));
  const failed = groups.reduce((n, { count }) => n + count, 0);
  return {
    failures: groups.map((group): FailureGroup => {
      const own = group.ids.flatMap((id) => runs.get(id) ?? []);
      const { flow_id: flowId, flow_name: flowName, code, count } = group;
      return {
        flowId,
        flowName,
        live: group.is_live,
        code,
        message: own[0]?.failureMessage ?? "",
        count,
        oldest: iso(group.oldest),
        newest: iso(group.newest),
        runs: own.map(summaryOf),
      };
    }),
    failed,
    more: failed >= limits.failuresGroupedMax,
    unknown: unknown.items.filter(({ undecided }) => undecided),
    inDoubt: await countUndecided(actor.workspaceId),
  };
}

const unhandled = (workspaceId: string) => {
  const { sql } = database();
  return sql`
    select r.id, r.day, r.flow_id, r.failure_code, r.started_at from run r
    where r.workspace_id = ${workspaceId} and r.status = 'failed'
      and not exists (select from run_handled h where h.workspace_id = r.workspace_id and h.run_id = r.id)
    order by r.started_at desc nulls last, r.id desc nulls last limit ${limits.failuresGroupedMax}`;
};

export async function countNeedsYou(workspaceId: string): Promise<{ failed: number; inDoubt: number }> {
  const { sql } = database();
  const [[row], inDoubt] = await Promise.all([
    sql<{ n: number }[]>`select count(*)::int as n from (${unhandled(workspaceId)}) failed`,
    countUndecided(workspaceId),
  ]);
  return { failed: row?.n ?? 0, inDoubt };
}

async function countUndecided(workspaceId: string): Promise<number> {
  const rows = await database().sql<Parameters<typeof isUndecided>[0][]>`
    select state, judged, attempts from effect where workspace_id = ${workspaceId} and state = 'in doubt' limit ${limits.failuresGroupedMax}`;
  return rows.filter(isUndecided).length;
}

async function readRuns(wanted: readonly { id: string; day: string }[]): Promise<Map<string, RunRow>> {
  if (wanted.length === 0) return new Map();
  const rows = await database().sql<RunRow[]>`
    select r.id, r.flow_id as "flowId", coalesce(f.name, '') as "flowName", r.version, r.status, r.entity_type as "entityType",
      r.entity_id as "entityId", r.entity_label as "entityLabel", r.event_id as "eventId", r.event_type as "eventType", r.replay,
      r.started_at as "startedAt", r.ended_at as "endedAt", r.failure_code as "failureCode", r.failure_message as "failureMessage",
      null as "wakeAt", null as reason, r.parent_id as "parentId"
    from unnest(${wanted.map(({ day }) => day)}::date[], ${wanted.map(({ id }) => id)}::uuid[]) as w(day, id)
    join run r on r.day = w.day and r.id = w.id left join flow f on f.id = r.flow_id`;
  return new Map(rows.map((row) => [row.id, row]));
}
