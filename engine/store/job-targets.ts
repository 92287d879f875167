/**
 * The runs that a job's filter names: counted before it is confirmed, and then walked oldest first, so that lanes get them in the
 * order of their events; an undo walks them newest first, so that what was done last is taken back first.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { JobBody, JobFilter } from "#lib/api/jobs.ts";
import { limits } from "#lib/limits.ts";
import { dayOfId } from "#lib/run/ids.ts";

export interface Place {
  readonly at: string;
  readonly id: string;
}
export interface Target {
  readonly id: string;
  readonly started_at: Date;
}

/** @param until the moment when the job was made: what begins later is not meant, its own repetitions least of all */
export function targets(
  sql: Sql | Transaction,
  workspaceId: string,
  kind: JobBody["kind"],
  filter: JobFilter,
  until: string,
  after: Place | null,
) {
  const { flowId, version, runs, status, failureCode, entity, parent, problem, since, needsYou } = filter;
  const colon = entity?.indexOf(":") ?? -1;
  const end = filter.until && filter.until < until ? filter.until : until;
  const table = kind === "cancel" ? sql`run_live` : sql`run`;
  const ended = kind !== "cancel";
  const beyond = kind === "undo" ? sql`<` : sql`>`;
  return sql`
    select r.id, r.started_at from ${table} r
    where r.workspace_id = ${workspaceId} and r.started_at <= ${end}
      ${flowId ? sql`and r.flow_id = ${flowId}` : sql``}
      ${version ? sql`and r.version = ${version}` : sql``}
      ${runs ? sql`and r.day = any(${[...new Set(runs.flatMap((id) => dayOfId(id) ?? []))]}::date[]) and r.id = any(${runs}::uuid[])` : sql``}
      ${status ? sql`and r.status = ${sql.unsafe(`'${status}'`)}` : sql``}
      ${ended && failureCode !== undefined ? sql`and r.status = 'failed' and coalesce(r.failure_code, '') = ${failureCode}` : sql``}
      ${ended && needsYou ? sql`and r.status = 'failed' and not exists (select from run_handled h where h.workspace_id = r.workspace_id and h.run_id = r.id)` : sql``}
      ${entity ? sql`and r.entity_type = ${entity.slice(0, colon)} and r.entity_id = ${entity.slice(colon + 1)}` : sql``}
      ${parent ? sql`and r.parent_id = ${parent}` : sql``}
      ${ended && problem ? sql`and r.status = 'failed' and (r.day, r.id) in (select day, run_id from problem_run where problem_id = ${problem})` : sql``}
      ${since ? sql`and r.started_at >= ${since}` : sql``}
      ${after ? sql`and (r.started_at, r.id) ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}`;
}

/** Said as the indexes' order read backwards, or every batch would sort all of it. */
export const oldestFirst = (sql: Sql | Transaction) => sql`order by started_at asc nulls first, id asc nulls first`;

export const newestFirst = (sql: Sql | Transaction) => sql`order by started_at desc nulls last, id desc nulls last`;

export async function countTargets(
  sql: Sql | Transaction,
  workspaceId: string,
  kind: JobBody["kind"],
  filter: JobFilter,
  until: string,
): Promise<{ count: number; more: boolean }> {
  const most = limits.jobCountedMax;
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (${targets(sql, workspaceId, kind, filter, until, null)} limit ${most + 1}) t`;
  const n = row?.n ?? 0;
  return { count: Math.min(n, most), more: n > most };
}
