import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import type { FlowListQuery, FlowSummary } from "#lib/api/flows.ts";
import type { Page } from "#lib/api/page.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, pageFrom, placeOf, rowsOf, startingWith } from "./keyset.ts";

interface Recent {
  flow_id: string;
  finished: number;
  failed: number;
  cancelled: number;
  live: number;
  failed_run: string | null;
  failed_message: string | null;
  failed_at: string | null;
}

export async function listFlows(actor: Actor, input: FlowListQuery): Promise<Page<FlowSummary>> {
  requireRole(actor, "viewer");
  const { db } = database();
  const rows = await db
    .select({
      id: flow.id,
      name: flow.name,
      draft: flow.draft,
      publishedVersion: flow.publishedVersion,
      updatedAt: flow.updatedAt,
      changed: sql<boolean>`${flow.draft} is distinct from ${flowVersion.document}`,
    })
    .from(flow)
    .leftJoin(flowVersion, and(eq(flowVersion.flowId, flow.id), eq(flowVersion.version, flow.publishedVersion)))
    .where(
      and(
        eq(flow.workspaceId, actor.workspaceId),
        isNull(flow.deletedAt),
        input.search ? sql`${flow.name} ilike ${`%${startingWith(input.search)}`}` : undefined,
        after(flow.updatedAt, flow.id, placeOf(input)),
      ),
    )
    .orderBy(...newestFirst(flow.updatedAt, flow.id))
    .limit(rowsOf(input) + 1);
  const recent = await recentRuns(rows.map((row) => row.id));
  return pageFrom(
    rows,
    input,
    (row) => ({ at: row.updatedAt, id: row.id }),
    (row) => {
      const runs = recent.get(row.id);
      return {
        id: row.id,
        name: row.name,
        trigger: triggerOf(row.draft),
        publishedVersion: row.publishedVersion,
        hasUnpublishedChanges: row.changed,
        updatedAt: iso(row.updatedAt),
        runs24h: { finished: runs?.finished ?? 0, failed: runs?.failed ?? 0, cancelled: runs?.cancelled ?? 0, live: runs?.live ?? 0 },
        lastFailure:
          runs?.failed_run && runs.failed_at
            ? { runId: runs.failed_run, message: runs.failed_message ?? "", at: new Date(runs.failed_at).toISOString() }
            : null,
      };
    },
  );
}

/** Of each flow's last runs only: a flow with a million runs a day must not slow the list down. */
async function recentRuns(flowIds: string[]): Promise<Map<string, Recent>> {
  if (flowIds.length === 0) return new Map();
  const ids: SQL = sql`array[${sql.join(
    flowIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]`;
  const rows = await database().db.execute<Recent & Record<string, unknown>>(sql`
    select f.id as flow_id, ended.*, live.live
    from unnest(${ids}) as f(id)
    cross join lateral (
      select count(*) filter (where status = 'finished')::int as finished,
             count(*) filter (where status = 'failed')::int as failed,
             count(*) filter (where status = 'cancelled')::int as cancelled,
             (array_agg(id order by started_at desc) filter (where status = 'failed'))[1] as failed_run,
             (array_agg(failure_message order by started_at desc) filter (where status = 'failed'))[1] as failed_message,
             (array_agg(ended_at order by started_at desc) filter (where status = 'failed'))[1] as failed_at
      from (
        select id, status, failure_message, started_at, ended_at from run
        where flow_id = f.id and started_at > now() - interval '24 hours'
        order by started_at desc nulls last, id desc nulls last limit ${limits.runsCountedMax}
      ) r
    ) ended
    cross join lateral (
      select count(*)::int as live from (select 1 from run_live where flow_id = f.id limit ${limits.runsCountedMax}) l
    ) live`);
  return new Map(rows.map((row) => [row.flow_id, row]));
}

export function triggerOf(document: FlowDocument): FlowSummary["trigger"] {
  const first = document.nodes.find((node) => node.type.startsWith("trigger."));
  if (!first) return null;
  const event = first.config["event"];
  return { type: first.type, event: typeof event === "string" ? event : "" };
}
