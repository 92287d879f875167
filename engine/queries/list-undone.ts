/** What has been taken back: of a run, step by step, and of an order, a job at a time. */

import type { TimelineItem } from "#lib/api/orders.ts";
import type { RunDetail } from "#lib/api/runs.ts";
import type { Actor } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso, type Place } from "./keyset.ts";

export async function undoneOfRun(actor: Actor, runId: string): Promise<RunDetail["undone"]> {
  const { sql } = database();
  const rows = await sql<{ node: string; visit: number; by: string; at: Date; jobId: string }[]>`
    select u.node, u.visit, j.created_by as by, u.at, u.job_id as "jobId" from undo_item u join job j on j.id = u.job_id
    where u.run_id = ${runId} and u.workspace_id = ${actor.workspaceId} and u.left_alone is null order by u.node, u.visit`;
  return rows.map(({ at, ...row }) => ({ ...row, at: iso(at) }));
}

type Undone = Extract<TimelineItem, { kind: "undone" }>;

/** Newest first. */
export async function undoneOfOrder(
  actor: Actor,
  orderId: string,
  place: Place | null,
  most: number,
): Promise<(Place & { item: Undone })[]> {
  const { sql } = database();
  const rows = await sql<(Omit<Undone, "kind" | "at"> & { at: Date })[]>`
    select u.job_id as "jobId", max(u.at) as at, coalesce(f.name, '') as "flowName", (j.filter ->> 'version')::int as version, j.created_by as by,
      json_agg(json_build_object('effect', u.effect, 'args', u.args, 'runId', u.run_id) order by u.n) as actions
    from undo_item u join job j on j.id = u.job_id left join flow f on f.id::text = j.filter ->> 'flowId'
    where u.workspace_id = ${actor.workspaceId} and u.order_id = ${orderId} and u.left_alone is null
    group by u.job_id, f.name, j.filter, j.created_by
    ${place ? sql`having (max(u.at), u.job_id) < (${place.at.toISOString()}::timestamptz, ${place.id}::uuid)` : sql``}
    order by at desc, u.job_id desc limit ${most}`;
  return rows.map(({ at, ...row }) => ({ at, id: row.jobId, item: { kind: "undone", at: iso(at), ...row } }));
}
