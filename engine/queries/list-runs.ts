import { and, eq, gte, inArray, or, type SQL, sql } from "drizzle-orm";
import { run } from "#drizzle/schema/engine.ts";
import { type Page, uuid } from "#lib/api/page.ts";
import type { RunListQuery, RunSummary } from "#lib/api/runs.ts";
import type { RunStatus } from "#lib/run/journal.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { type FoundEntities, findEntities } from "./find-entities.ts";
import { entityIn, pageFrom, placeOf, rowsOf } from "./keyset.ts";
import { listQueued } from "./list-queued.ts";
import { type RunRow, summaryOf } from "./run-rows.ts";
import { ofMoment, type RunTable, selectRuns, selectScattered } from "./runs-of.ts";

export async function listRuns(actor: Actor, input: RunListQuery): Promise<Page<RunSummary>> {
  requireRole(actor, "viewer");
  const text = input.q ?? input.search ?? "";
  const isId = uuid.safeParse(text).success;
  const found = text !== "" && !isId ? await findEntities(actor, text) : null;
  if (input.status === "queued") return listQueued(actor, input, found);
  const entity = input.entity === undefined ? null : entityIn(input.entity);
  const select = (more: (table: RunTable) => SQL | undefined) =>
    (found ? selectScattered : selectRuns)(
      (table) =>
        and(
          eq(table.workspaceId, actor.workspaceId),
          input.flowId ? eq(table.flowId, input.flowId) : undefined,
          input.version ? eq(table.version, input.version) : undefined,
          entity ? eq(table.entityType, entity.type) : undefined,
          entity?.id ? eq(table.entityId, entity.id) : undefined,
          input.parent ? eq(table.parentId, input.parent) : undefined,
          input.failureCode ? hasFailed(table, input.failureCode) : undefined,
          input.problem ? ofProblem(table, input.problem) : undefined,
          input.since ? gte(table.startedAt, new Date(input.since)) : undefined,
          input.status ? hasStatus(table, input.status) : undefined,
          more(table),
        ),
      placeOf(input),
      rowsOf(input) + 1,
    );
  const lists = found
    ? await Promise.all(searched(found).map(select))
    : [await select((table) => (isId ? and(ofMoment(table, text), or(eq(table.id, text), eq(table.eventId, text))) : undefined))];
  const rows = lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort(newestFirst);
  return pageFrom(rows, input, (row) => ({ at: row.startedAt, id: row.id }), summaryOf);
}

/** One list for each kind of thing, because each has its place in the index. */
function searched({ orders, customers }: FoundEntities): ((table: RunTable) => SQL | undefined)[] {
  const about = (type: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [(table: RunTable) => and(eq(table.entityType, type), inArray(table.entityId, [...ids]))];
  return [...about("order", orders), ...about("customer", customers)];
}

/** Only ended runs have failed, and those by that reason are in the index of the failed ones. */
const hasFailed = (table: RunTable, code: string): SQL =>
  table === run ? sql`${run.status} = 'failed' and ${run.failureCode} = ${code}` : sql`false`;

const ofProblem = (table: RunTable, id: string): SQL =>
  table === run
    ? sql`${run.status} = 'failed' and (${run.day}, ${run.id}) in (select day, run_id from problem_run where problem_id = ${id})`
    : sql`false`;

const liveStatuses: readonly RunStatus[] = ["running", "parked"];

/** Each status stands in one of the two tables. As a literal, so that the index of the few failed or cancelled ones can be chosen. */
const hasStatus = (table: RunTable, status: RunStatus): SQL =>
  (table === run) === liveStatuses.includes(status) ? sql`false` : sql`${table.status} = ${sql.raw(`'${status}'`)}`;

const newestFirst = (a: RunRow, b: RunRow) => b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);
