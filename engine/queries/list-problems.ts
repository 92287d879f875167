import type { Page } from "#lib/api/page.ts";
import type { ProblemDetail, ProblemListQuery, ProblemSummary } from "#lib/api/problems.ts";
import { limits } from "#lib/limits.ts";
import { failuresByDay } from "#lib/problem/days.ts";
import type { ProblemState } from "#lib/problem/state.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso, isoOrNull, pageFrom, placeOf, rowsOf } from "./keyset.ts";

interface ProblemRow {
  id: string;
  state: ProblemState;
  step: string;
  code: string;
  message: string;
  count: string;
  orders: number;
  first_at: Date;
  last_at: Date;
  last_run_id: string;
  muted_until: Date | null;
  changed_at: Date | null;
  changed_by: string;
  reopened: number;
  connection_id: string | null;
  connection_name: string | null;
  flows: { id: string; name: string; live: boolean }[] | null;
  node: { type?: string; title?: string } | null;
  waiting: number;
}

export async function listProblems(actor: Actor, input: ProblemListQuery): Promise<Page<ProblemSummary>> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const place = placeOf(input);
  const rows = await select(sql`
    p.workspace_id = ${actor.workspaceId} and p.state = ${sql.unsafe(`'${input.state ?? "open"}'`)}
    ${input.flowId ? sql`and ${input.flowId}::uuid = any(p.flows)` : sql``}
    ${place ? sql`and (p.last_at, p.id) < (${place.at.toISOString()}::timestamptz, ${place.id}::uuid)` : sql``}
    order by p.last_at desc nulls last, p.id desc nulls last limit ${rowsOf(input) + 1}`);
  return pageFrom(rows, input, ({ last_at: at, id }) => ({ at, id }), summaryOf);
}

export async function getProblem(actor: Actor, input: { id: string }): Promise<ProblemDetail> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const days = limits.problemDaysShown;
  const [[row], [shop], failed] = await Promise.all([
    select(sql`p.workspace_id = ${actor.workspaceId} and p.id = ${input.id}`),
    sql<{ timezone: string }[]>`select timezone from workspace where id = ${actor.workspaceId}`,
    sql<{ at: number; n: number }[]>`
      select (extract(epoch from date_bin('15 minutes', ended_at, 'epoch')) * 1000)::float8 as at, count(*)::int as n
      from problem_run where problem_id = ${input.id} and ended_at > now() - ${days + 1} * interval '1 day' group by 1`,
  ]);
  if (!row) throw notFound("problem");
  return { ...summaryOf(row), days: failuresByDay(failed, shop?.timezone ?? "UTC", Date.now(), days) };
}

/** What is open and has runs that nobody has handled; counted up to a bound. */
export async function countProblems(workspaceId: string): Promise<number> {
  const [row] = await database().sql<{ n: number }[]>`
    select count(*)::int as n from (
      select 1 from problem p where p.workspace_id = ${workspaceId} and p.state = 'open' and exists (
        select from problem_run r where r.problem_id = p.id
          and not exists (select from run_handled h where h.workspace_id = p.workspace_id and h.run_id = r.run_id))
      limit 1000) open`;
  return row?.n ?? 0;
}

type Condition = ReturnType<ReturnType<typeof database>["sql"]>;

/** Names are those of now; the runs that wait are counted of each up to a bound. */
function select(where: Condition): Promise<ProblemRow[]> {
  const { sql } = database();
  return sql<ProblemRow[]>`
    select p.id, p.state, p.step, p.code, p.message, p.count, p.orders, p.first_at, p.last_at, p.last_run_id, p.muted_until, p.changed_at,
      p.changed_by, p.reopened, p.connection_id, c.name as connection_name,
      (select json_agg(json_build_object('id', f.id, 'name', f.name, 'live', f.published_version is not null and f.deleted_at is null) order by f.name)
        from (select * from flow where id = any(p.flows) limit ${limits.problemFlowsShown}) f) as flows,
      (select n.node from flow f cross join lateral jsonb_array_elements(f.draft->'nodes') n(node)
        where f.id = p.flows[1] and n.node->>'id' = p.step limit 1) as node,
      (select count(*)::int from (
        select 1 from problem_run r where r.problem_id = p.id
          and not exists (select from run_handled h where h.workspace_id = p.workspace_id and h.run_id = r.run_id)
        limit ${limits.failuresGroupedMax}) w) as waiting
    from problem p left join connection c on c.id = p.connection_id where ${where}`;
}

function summaryOf(row: ProblemRow): ProblemSummary {
  const { id, state, code, message, step, node, waiting, orders, reopened } = row;
  return {
    id,
    state,
    flows: row.flows ?? [],
    connection: row.connection_id === null ? null : { id: row.connection_id, name: row.connection_name ?? "" },
    step: step === "" ? null : { node: step, type: node?.type ?? "", title: node?.title ?? "" },
    code,
    message,
    count: Number(row.count),
    waiting,
    more: waiting >= limits.failuresGroupedMax,
    orders,
    firstAt: iso(row.first_at),
    lastAt: iso(row.last_at),
    lastRunId: row.last_run_id,
    mutedUntil: isoOrNull(row.muted_until),
    changedAt: isoOrNull(row.changed_at),
    changedBy: row.changed_by,
    reopened,
  };
}
