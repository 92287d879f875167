/**
 * Works jobs over many runs, a batch in a commit: the messages to the lanes, the report and the place where it stands are
 * written together, so a job goes on after any crash where it was, and comes to no run twice. The job's row is its lease:
 * whoever has it locked works it, and another process takes another job.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { JobBody, JobFilter, JobOptions } from "#lib/api/jobs.ts";
import { limits } from "#lib/limits.ts";
import { readBacklog } from "./backlog.ts";
import { deliverAll, type Instruction } from "./deliver.ts";
import { markHandled } from "./handled-runs.ts";
import { oldestFirst, type Place, type Target, targets } from "./job-targets.ts";
import { prepareReplays } from "./prepare-replays.ts";

interface Job {
  id: string;
  workspace_id: string;
  kind: JobBody["kind"];
  filter: JobFilter;
  options: JobOptions;
  per_second: number;
  done: number;
  skipped: number;
  place: Place | null;
  created_at: Date;
  created_by: string;
}
interface Item {
  readonly runId: string;
  readonly instruction: Instruction | null;
  readonly skipped: string | null;
}

export async function workJobs(sql: Sql): Promise<void> {
  // what comes in goes first
  if ((await readBacklog(sql)) > limits.jobBacklogMax) return;
  while (await sql.begin(workBatch)) {
    // the next job that is due
  }
}

async function workBatch(tx: Transaction): Promise<boolean> {
  const [job] = await tx<Job[]>`
    select id, workspace_id, kind, filter, options, per_second, done, skipped, place, created_at, created_by
    from job where state = 'running' and next_at <= now() order by next_at limit 1 for update skip locked`;
  if (!job) return false;
  const size = Math.min(limits.jobBatch, job.per_second);
  const found = await tx<Target[]>`
    ${targets(tx, job.workspace_id, job.kind, job.filter, job.created_at.toISOString(), job.place)} ${oldestFirst(tx)} limit ${size}`;
  const last = found.at(-1);
  if (!last) {
    await tx`update job set state = 'finished', ended_at = now(), updated_at = now() where id = ${job.id}`;
    return true;
  }
  const items = await itemsOf[job.kind](
    tx,
    job,
    found.map(({ id }) => id),
  );
  const asked = items.filter(({ instruction }) => instruction !== null);
  await keepItems(tx, job, items);
  if (job.kind === "replay") {
    const handled = asked.map(({ runId, instruction }) => ({ runId, nextRunId: instruction?.runId ?? null }));
    await markHandled(tx, job.workspace_id, "again", job.created_by, handled);
  }
  const place = { at: last.started_at.toISOString(), id: last.id };
  await tx`
    update job set done = done + ${asked.length}, skipped = skipped + ${items.length - asked.length}, place = ${tx.json(place)},
      next_at = now() + ${size / job.per_second} * interval '1 second', updated_at = now()
    where id = ${job.id}`;
  // last, so that the shards' numbers are held for as short as can be
  await deliverAll(
    tx,
    asked.flatMap(({ instruction }) => instruction ?? []),
  );
  return true;
}

/** A further kind of job is a further entry here: what it sends to the lanes for each run, or why it passes it over. */
const itemsOf: { [K in JobBody["kind"]]: (tx: Transaction, job: Job, ids: readonly string[]) => Promise<Item[]> } = {
  async replay(tx, { workspace_id, options }, ids) {
    const prepared = await prepareReplays(tx, workspace_id, ids, { ...options, again: [] }, new Date().toISOString());
    return prepared.map(({ runId, instruction, trouble }) => ({ runId, instruction, skipped: trouble }));
  },
  async cancel(tx, { workspace_id: workspaceId }, ids) {
    const rows = await tx<
      { id: string; event_id: string; flow_id: string; version: number; lane: string; shard: number; replay: number }[]
    >`
      select id, event_id, flow_id, version, lane, shard, replay from run_live where id = any(${[...ids]}::uuid[])`;
    const live = new Map(rows.map((row) => [row.id, row]));
    return ids.map((runId) => {
      const row = live.get(runId);
      if (!row) return { runId, instruction: null, skipped: "ended" };
      const { event_id: eventId, flow_id: flowId, version, lane, shard, replay } = row;
      return { runId, skipped: null, instruction: { kind: "cancel", workspaceId, lane, shard, eventId, flowId, version, runId, replay } };
    });
  },
};

async function keepItems(tx: Transaction, job: Job, items: readonly Item[]): Promise<void> {
  const next = items.map(({ instruction }) => (instruction?.kind === "replay" ? instruction.runId : null));
  await tx`
    insert into job_item (job_id, n, run_id, next_run_id, skipped)
    select ${job.id}, ${job.done + job.skipped} + ord, run_id, next_run_id, skipped
    from unnest(${items.map(({ runId }) => runId)}::uuid[], ${next}::uuid[], ${items.map(({ skipped }) => skipped)}::text[])
      with ordinality as i(run_id, next_run_id, skipped, ord)`;
}
