import type { JobDetail, JobItem, JobSummary, UndoItem } from "#lib/api/jobs.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { skippedWords } from "#lib/language/jobs.ts";
import { leftAloneSentence } from "#lib/language/undo.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { readJobs } from "./job-rows.ts";
import { iso, rowsOf } from "./keyset.ts";

export async function getJob(actor: Actor, input: { id: string }): Promise<JobDetail> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const [job] = await readJobs(sql`j.workspace_id = ${actor.workspaceId} and j.id = ${input.id}`, 1);
  if (!job) throw notFound("job");
  if (job.kind === "undo") return { ...job, outcomes: nothing, reasons: await whyLeft(job) };
  const [reasons, outcomes] = await Promise.all([
    sql<{ code: string; n: number }[]>`
      select skipped as code, count(*)::int as n from job_item where job_id = ${job.id} and skipped is not null group by skipped order by n desc`,
    outcomesOf(job),
  ]);
  return { ...job, outcomes, reasons: reasons.map(({ code, n }) => ({ code, n, sentence: skippedWords(code) })) };
}

const nothing = { finished: 0, failed: 0, cancelled: 0, underWay: 0 };

async function whyLeft({ id }: JobSummary): Promise<JobDetail["reasons"]> {
  const rows = await database().sql<{ code: string; n: number }[]>`
    select left_alone as code, count(*)::int as n from undo_item where job_id = ${id} and left_alone is not null group by left_alone order by n desc`;
  return rows.map(({ code, n }) => ({ code, n, sentence: leftAloneSentence(code) }));
}

/** What has become of the runs that it started or ended, as of now. */
async function outcomesOf({ id, done }: JobSummary): Promise<JobDetail["outcomes"]> {
  const { sql } = database();
  const items = await sql<{ id: string }[]>`
    select coalesce(next_run_id, run_id) as id from job_item where job_id = ${id} and skipped is null`;
  const rows = await sql<{ status: "finished" | "failed" | "cancelled"; n: number }[]>`
    select r.status, count(*)::int as n
    from unnest(${items.map((item) => dayOfId(item.id))}::date[], ${items.map((item) => item.id)}::uuid[]) as w(day, id)
    join run r on r.day = w.day and r.id = w.id group by r.status`;
  const n = (status: string) => rows.find((row) => row.status === status)?.n ?? 0;
  const ended = { finished: n("finished"), failed: n("failed"), cancelled: n("cancelled") };
  return { ...ended, underWay: Math.max(0, done - ended.finished - ended.failed - ended.cancelled) };
}

/** In the order in which it came to them. */
export async function listJobItems(actor: Actor, input: PageQuery & { id: string; skipped?: boolean | undefined }): Promise<Page<JobItem>> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const [job] = await sql`select from job where id = ${input.id} and workspace_id = ${actor.workspaceId}`;
  if (!job) throw notFound("job");
  const after = Number(input.cursor ?? 0);
  const items = await sql<Omit<JobItem, "label">[]>`
    select n, run_id as "runId", next_run_id as "nextRunId", skipped from job_item
    where job_id = ${input.id} and n > ${Number.isSafeInteger(after) ? after : 0}
      ${input.skipped ? sql`and skipped is not null` : sql``}
    order by n limit ${rowsOf(input) + 1}`;
  const shown = items.slice(0, rowsOf(input));
  const ids = shown.map(({ runId }) => runId);
  const labels = await sql<{ id: string; label: string | null }[]>`
    select r.id, r.entity_label as label from unnest(${ids.map(dayOfId)}::date[], ${ids}::uuid[]) as w(day, id)
    join run r on r.day = w.day and r.id = w.id
    union all select id, entity_label from run_live where id = any(${ids}::uuid[])`;
  const labelOf = new Map(labels.map(({ id, label }) => [id, label]));
  return {
    items: shown.map((item) => ({ ...item, label: labelOf.get(item.runId) ?? null })),
    next: items.length > shown.length ? String(shown.at(-1)?.n ?? 0) : null,
  };
}

/** The actions that an undo has come to, in its order. */
export async function listUndoItems(actor: Actor, input: PageQuery & { id: string; left?: boolean | undefined }): Promise<Page<UndoItem>> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const [job] = await sql`select from job where id = ${input.id} and workspace_id = ${actor.workspaceId}`;
  if (!job) throw notFound("job");
  const after = Number(input.cursor ?? 0);
  const items = await sql<(Omit<UndoItem, "at" | "sentence"> & { at: Date })[]>`
    select n, run_id as "runId", node, order_id as "orderId", label, effect, args, left_alone as "leftAlone", at from undo_item
    where job_id = ${input.id} and n > ${Number.isSafeInteger(after) ? after : 0}
      ${input.left === undefined ? sql`` : input.left ? sql`and left_alone is not null` : sql`and left_alone is null`}
    order by n limit ${rowsOf(input) + 1}`;
  const shown = items.slice(0, rowsOf(input));
  return {
    items: shown.map(({ at, leftAlone, ...item }) => ({
      ...item,
      leftAlone,
      sentence: leftAlone === null ? null : leftAloneSentence(leftAlone),
      at: iso(at),
    })),
    next: items.length > shown.length ? String(shown.at(-1)?.n ?? 0) : null,
  };
}
