import { type SQL, sql } from "drizzle-orm";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

export interface FlowHour {
  finished: number;
  failed: number;
}

/** By flow: what ended in each of the last 24 hours, oldest first. Of each flow's last runs only, as in the list of flows. */
export async function listFlowHours(actor: Actor, input: { ids: readonly string[] }): Promise<Record<string, FlowHour[]>> {
  requireRole(actor, "viewer");
  if (input.ids.length === 0) return {};
  const ids: SQL = sql`array[${sql.join(
    input.ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]`;
  const rows = await database().db.execute<{ flow_id: string; back: number } & FlowHour & Record<string, unknown>>(sql`
    select f.id as flow_id, r.back, r.finished, r.failed
    from unnest(${ids}) as f(id)
    cross join lateral (
      select (extract(epoch from date_trunc('hour', now()) - date_trunc('hour', started_at)) / 3600)::int as back,
             count(*) filter (where status = 'finished')::int as finished, count(*) filter (where status = 'failed')::int as failed
      from (
        select status, started_at from run
        where flow_id = f.id and workspace_id = ${actor.workspaceId} and started_at >= date_trunc('hour', now()) - interval '23 hours'
        order by started_at desc nulls last, id desc nulls last limit ${limits.runsCountedMax}
      ) last_runs
      group by 1
    ) r`);
  const hours: Record<string, FlowHour[]> = {};
  for (const id of input.ids) hours[id] = Array.from({ length: 24 }, () => ({ finished: 0, failed: 0 }));
  for (const { flow_id, back, finished, failed } of rows) {
    const of = hours[flow_id];
    if (of && back >= 0 && back < 24) of[23 - back] = { finished, failed };
  }
  return hours;
}
