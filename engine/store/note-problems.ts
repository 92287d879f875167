/**
 * Groups failed runs into problems, beside the engine and never in a turn.
 *
 * The tally of failed runs is written in the same commit as each run, so one sum says whether there is one that no problem
 * counts yet. Those are looked for from the newest back, a bounded piece in a transaction; a row for each that was found makes
 * the counts exact, whatever crashes and however many processes look: the cursor's row is the lease.
 */
import { createHash } from "node:crypto";
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { AlertSettings } from "#lib/alert/alert.ts";
import { limits } from "#lib/limits.ts";
import { type Cause, causeOf, isFollowing } from "#lib/problem/cause.ts";
import { comesAgain, type News, type ProblemState } from "#lib/problem/state.ts";
import type { Entry } from "#lib/run/journal.ts";
import { raiseAlert, readAlertSettings } from "./raise-alert.ts";

interface FailedRow {
  id: string;
  day: string;
  flow_id: string;
  version: number;
  entity_type: string | null;
  entity_id: string | null;
  ended_at: Date;
  failure_code: string | null;
  failure_message: string | null;
  journal: string;
}

export async function noteProblems(sql: Sql): Promise<void> {
  const behind = await sql<{ id: string }[]>`
    select t.workspace_id as id from (select workspace_id, sum(n) as n from tally where name = 'runs.failed' group by 1) t
    join workspace w on w.id = t.workspace_id left join problem_cursor c on c.workspace_id = t.workspace_id
    where t.n is distinct from coalesce(c.noted, 0)`;
  for (const { id } of behind) while (await sql.begin((tx) => noteSome(tx, id))); // the next piece
}

/** True: there is more to look through at once. */
async function noteSome(tx: Transaction, workspaceId: string): Promise<boolean> {
  await tx`insert into problem_cursor (workspace_id) values (${workspaceId}) on conflict do nothing`;
  const [cursor] = await tx<{ noted: string; place: { at: string; id: string; goal: number } | null }[]>`
    select noted, place from problem_cursor where workspace_id = ${workspaceId} for update skip locked`;
  if (!cursor) return false;
  const [tally] = await tx<{ n: string }[]>`
    select coalesce(sum(n), 0) as n from tally where workspace_id = ${workspaceId} and name = 'runs.failed'`;
  const total = Number(tally?.n ?? 0);
  const noted = Number(cursor.noted);
  if (noted === total) return false;
  const { place } = cursor;
  const goal = place?.goal ?? total;
  const walked = await tx<{ id: string; day: string; started_at: string; known: boolean }[]>`
    select r.id, r.day::text as day, r.started_at::text as started_at,
      exists (select from problem_run p where p.day = r.day and p.run_id = r.id) as known
    from run r where r.workspace_id = ${workspaceId} and r.status = 'failed'
      ${place ? tx`and (r.started_at, r.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : tx``}
    order by r.started_at desc nulls last, r.id desc nulls last limit ${limits.problemRunsWalked}`;
  const fresh = walked.filter(({ known }) => !known).slice(0, limits.problemRunsRead);
  await note(tx, workspaceId, fresh);
  const sum = noted + fresh.length;
  const end = fresh.length === limits.problemRunsRead ? fresh.at(-1) : walked.at(-1);
  const isOver = walked.length < limits.problemRunsWalked && fresh.length < limits.problemRunsRead;
  // at the end of history: what the tally has more was dropped with its day, or came while we looked and is found the next time
  const known = isOver ? goal : sum;
  const next = isOver || sum >= total || !end ? null : { at: end.started_at, id: end.id, goal };
  await tx`update problem_cursor set noted = ${known}, place = ${next ? tx.json(next) : null} where workspace_id = ${workspaceId}`;
  return next !== null;
}

interface Group {
  readonly hash: Uint8Array;
  readonly cause: Cause;
  readonly rows: FailedRow[];
}

async function note(tx: Transaction, workspaceId: string, runs: readonly { id: string; day: string }[]): Promise<void> {
  if (runs.length === 0) return;
  const rows = await tx<FailedRow[]>`
    select r.id, r.day::text as day, r.flow_id, r.version, r.entity_type, r.entity_id, r.ended_at, r.failure_code, r.failure_message, r.journal
    from unnest(${runs.map(({ day }) => day)}::date[], ${runs.map(({ id }) => id)}::uuid[]) as w(day, id)
    join run r on r.day = w.day and r.id = w.id`;
  const settings = await readAlertSettings(tx, workspaceId);
  for (const group of groupsOf(rows)) await noteGroup(tx, workspaceId, settings, group);
}

function groupsOf(rows: readonly FailedRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const code = row.failure_code ?? "";
    const cause = causeOf({ flowId: row.flow_id, code, message: row.failure_message ?? "", journal: JSON.parse(row.journal) as Entry[] });
    const found = groups.get(cause.key);
    if (found) found.rows.push(row);
    else groups.set(cause.key, { hash: createHash("sha256").update(cause.key).digest(), cause, rows: [row] });
  }
  // oldest first, so that problems appear in the order in which they did
  return [...groups.values()].sort((a, b) => firstOf(a.rows) - firstOf(b.rows));
}

const firstOf = (rows: readonly FailedRow[]): number => Math.min(...rows.map(({ ended_at }) => ended_at.getTime()));

interface Known {
  id: string;
  state: ProblemState;
  changed_at: Date | null;
  muted_until: Date | null;
  last_at: Date;
  reopened: number;
}

async function noteGroup(tx: Transaction, workspaceId: string, settings: AlertSettings, { hash, cause, rows }: Group): Promise<void> {
  const newest = rows.reduce((last, row) => (row.ended_at > last.ended_at ? row : last));
  const [first, last] = [new Date(firstOf(rows)), newest.ended_at];
  const flows = [...new Set(rows.map(({ flow_id }) => flow_id))];
  const message = newest.failure_message ?? "";
  const [known] = await tx<Known[]>`
    select id, state, changed_at, muted_until, last_at, reopened from problem
    where workspace_id = ${workspaceId} and cause = ${hash} for update`;
  let id = known?.id ?? "";
  let news: News = "new";
  let reopened = known?.reopened ?? 0;
  if (known) {
    const now = { state: known.state, changedAt: known.changed_at?.getTime() ?? null, mutedUntil: known.muted_until?.getTime() ?? null };
    const next = comesAgain(now, { endedAt: last.getTime(), publishedAt: await publishedAt(tx, rows) });
    ({ news } = next);
    if (news === "reopened") reopened++;
    const isNewest = last >= known.last_at;
    await tx`
      update problem set count = count + ${rows.length}, first_at = least(first_at, ${first}), last_at = greatest(last_at, ${last}),
        flows = (select array_agg(distinct f) from unnest(flows || ${flows}::uuid[]) f), reopened = ${reopened}, state = ${next.state}
        ${isNewest ? tx`, message = ${message}, last_run_id = ${newest.id}` : tx``}
        ${news === "reopened" ? tx`, changed_at = now(), changed_by = '', muted_until = null` : tx``}
      where id = ${id}`;
  } else {
    const [made] = await tx<{ id: string }[]>`
      insert into problem (workspace_id, cause, step, connection_id, code, message, flows, count, first_at, last_at, last_run_id)
      values (${workspaceId}, ${hash}, ${cause.step}, ${cause.connectionId || null}, ${cause.code}, ${message}, ${flows}, ${rows.length},
        ${first}, ${last}, ${newest.id}) returning id`;
    id = made?.id ?? "";
  }
  await noteRuns(tx, id, rows);
  const isNews = news !== null && !isFollowing(cause.code) && Date.now() - last.getTime() < limits.alertFreshMs;
  if (isNews && (settings.mail.on || settings.hook.on)) {
    const data = {
      name: await nameOf(tx, cause, newest.flow_id),
      path: `/problems/${id}`,
      code: cause.code,
      message,
      count: rows.length,
      minutes: 0,
    };
    await raiseAlert(tx, workspaceId, settings, {
      kind: news === "reopened" ? "reopened" : "problem",
      key: `problem/${id}/${reopened}`,
      data,
    });
  }
}

async function noteRuns(tx: Transaction, problemId: string, rows: readonly FailedRow[]): Promise<void> {
  const about = rows.map(({ entity_type, entity_id }) => (entity_type === null ? "" : `${entity_type}:${entity_id ?? ""}`));
  const things = [...new Set(about)].filter((text) => text !== "");
  const known = await tx<{ about: string }[]>`
    select a.about from unnest(${things}::text[]) a(about)
    where exists (select from problem_run p where p.problem_id = ${problemId} and p.about = a.about)`;
  await tx`
    insert into problem_run (day, run_id, problem_id, about, ended_at)
    select day, id, ${problemId}, about, ended_at
    from unnest(${rows.map(({ day }) => day)}::date[], ${rows.map(({ id }) => id)}::uuid[], ${about}::text[],
      ${rows.map(({ ended_at }) => ended_at.toISOString())}::timestamptz[]) as r(day, id, about, ended_at)
    on conflict do nothing`;
  if (things.length > known.length) await tx`update problem set orders = orders + ${things.length - known.length} where id = ${problemId}`;
}

/** When the newest of the versions that failed was published, ms. */
async function publishedAt(tx: Transaction, rows: readonly FailedRow[]): Promise<number> {
  const versions = [...new Map(rows.map(({ flow_id, version }) => [`${flow_id}/${version}`, { flow_id, version }])).values()];
  const [row] = await tx<{ at: Date | null }[]>`
    select max(v.published_at) as at from unnest(${versions.map(({ flow_id }) => flow_id)}::uuid[], ${versions.map(({ version }) => version)}::int[]) as w(flow_id, version)
    join flow_version v on v.flow_id = w.flow_id and v.version = w.version`;
  return row?.at?.getTime() ?? 0;
}

async function nameOf(tx: Transaction, { connectionId }: Cause, flowId: string): Promise<string> {
  const [row] =
    connectionId === ""
      ? await tx<{ name: string }[]>`select name from flow where id = ${flowId}`
      : await tx<{ name: string }[]>`select name from connection where id = ${connectionId}`;
  return row?.name ?? "";
}

/** Rows about days that are dropped go, and problems that were resolved before them. Returns whether there may be more. */
export async function dropOldProblems(sql: Sql): Promise<boolean> {
  const dropped = await sql`
    delete from problem_run where ctid = any (array(
      select p.ctid from problem_run p join retention r on r.kept_from is not null and p.day < r.kept_from
        and not exists (select from run where run.day = p.day and run.id = p.run_id)
      limit ${limits.problemRowsDropped}))`;
  await sql`
    delete from problem p where p.state = 'resolved' and p.last_at < (select kept_from from retention)
      and not exists (select from problem_run r where r.problem_id = p.id)`;
  await sql`delete from alert where at < now() - ${limits.alertKeptDays} * interval '1 day'`;
  return dropped.count === limits.problemRowsDropped;
}
