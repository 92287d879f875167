/**
 * Works jobs over many runs or past events, a batch in a commit: the messages to the lanes (or what is taken back), the report and
 * the place where it stands are written together, so a job goes on after any crash where it was, and comes to no run twice. The job's row is its lease:
 * whoever has it locked works it, and another process takes another job.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { JobBody, JobFilter, JobOptions } from "#lib/api/jobs.ts";
import { limits } from "#lib/limits.ts";
import type { LeftAlone } from "#lib/run/left-alone.ts";
import { entityLane } from "../core/entity-lane.ts";
import { laneOf } from "../ingest/accept.ts";
import { shardOf } from "../ingest/ids.ts";
import { askOutside, type UndoOutside } from "./ask-outside.ts";
import { readBacklog } from "./backlog.ts";
import { deliverAll, type Instruction } from "./deliver.ts";
import { markHandled } from "./handled-runs.ts";
import { newestFirst, oldestFirst, type Place, type Target, targets } from "./job-targets.ts";
import { type PastEvent, type PastFlow, readPastFlow, readStretch } from "./past-events.ts";
import { prepareReplays } from "./prepare-replays.ts";
import { AskOutside, type Follow, type OutsideAnswers, undoRuns } from "./work-undo.ts";

interface Job {
  id: string;
  workspace_id: string;
  kind: JobBody["kind"];
  filter: JobFilter;
  options: JobOptions & { readonly entities?: string[] };
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

const nowhere: UndoOutside = async () => ({ why: "outside" });

/** What other systems have said of jobs' batches that are not committed yet is remembered from one look to the next. */
export function jobWorker(sql: Sql, follow: Follow, undoOutside: UndoOutside = nowhere): () => Promise<void> {
  const answers = new Map<string, Map<string, LeftAlone | null>>();
  return async () => {
    // what comes in goes first
    if ((await readBacklog(sql)) > limits.jobBacklogMax) return;
    for (let asked: string | null = null; ; ) {
      try {
        const worked = await sql.begin((tx) => workBatch(tx, follow, answers, asked));
        if (worked !== null) answers.delete(worked);
        else if (asked === null) return;
        asked = null;
      } catch (error) {
        if (!(error instanceof AskOutside)) throw error;
        const { jobId, calls } = error;
        const known = answers.get(jobId) ?? new Map<string, LeftAlone | null>();
        answers.set(jobId, known);
        asked = (await askOutside(sql, jobId, calls, undoOutside, known)) ? jobId : null;
      }
    }
  };
}

/** @param asked the job that this process holds, as other systems were asked for it; null: whichever is due
 *  @returns the job that it worked, null: none */
async function workBatch(
  tx: Transaction,
  follow: Follow,
  answers: ReadonlyMap<string, OutsideAnswers>,
  asked: string | null,
): Promise<string | null> {
  const [job] = await tx<Job[]>`
    select id, workspace_id, kind, filter, options, per_second, done, skipped, place, created_at, created_by
    from job where state = 'running' and ${asked === null ? tx`next_at <= now()` : tx`id = ${asked}`}
    order by next_at limit 1 for update skip locked`;
  if (!job) return null;
  await (job.kind === "past" ? workEvents(tx, job) : workRuns(tx, job, follow, answers.get(job.id) ?? new Map()));
  return job.id;
}

const sizeOf = (job: Job) => Math.min(limits.jobBatch, job.per_second);

async function workRuns(tx: Transaction, job: Job, follow: Follow, answers: OutsideAnswers): Promise<void> {
  const { kind, workspace_id: workspaceId, filter } = job;
  const order = kind === "undo" ? newestFirst : oldestFirst;
  const found = await tx<Target[]>`
    ${targets(tx, workspaceId, kind, filter, job.created_at.toISOString(), job.place)} ${order(tx)} limit ${sizeOf(job)}`;
  const last = found.at(-1);
  if (!last) return finish(tx, job);
  const ids = found.map(({ id }) => id);
  const place = { at: last.started_at.toISOString(), id: last.id };
  if (kind === "undo") {
    const asked = { id: job.id, workspaceId, flowId: filter.flowId ?? "", version: filter.version ?? 0, nodes: job.options.nodes };
    const { done, left } = await undoRuns(tx, { ...asked, before: job.done + job.skipped }, ids, follow, answers);
    return goOn(tx, job, place, done, left, found.length);
  }
  if (kind !== "replay" && kind !== "cancel") return;
  const items = await itemsOf[kind](tx, job, ids);
  if (kind === "replay") {
    const handled = items.flatMap(({ runId, instruction }) => (instruction ? [{ runId, nextRunId: instruction.runId }] : []));
    await markHandled(tx, workspaceId, "again", job.created_by, handled);
  }
  await send(tx, job, place, items);
}

async function workEvents(tx: Transaction, job: Job): Promise<void> {
  const { workspace_id: workspaceId, filter, options, place, created_at } = job;
  const { flowId = "", version = 0 } = filter;
  const [paused] =
    await tx`select from pause where workspace_id = ${workspaceId} and scope = 'flow' and id = ${flowId} and state = 'paused'`;
  if (paused) {
    // what waits for the pause goes first, by the choice of whoever lifts it
    await tx`update job set next_at = now() + ${limits.jobPausedMs} * interval '1 millisecond' where id = ${job.id}`;
    return;
  }
  const flow = await readPastFlow(tx, workspaceId, flowId, version);
  const left = (options.most ?? Number.POSITIVE_INFINITY) - job.done;
  if (!flow || left <= 0) return finish(tx, job);
  const size = Math.min(sizeOf(job), left);
  const stretch = await readStretch(tx, flow, filter, options.entities ?? null, created_at.toISOString(), place, size);
  if (!stretch.place) return finish(tx, job);
  await send(
    tx,
    job,
    stretch.place,
    stretch.events.map((past) => ({
      runId: past.runId,
      skipped: past.handled ? "handled" : null,
      instruction: past.handled ? null : startOn(flow, past),
    })),
  );
}

/** As a repetition is begun: at once, whatever else has happened to its order since. Its number is that of the event's own run. */
function startOn(flow: PastFlow, { event, runId }: PastEvent): Instruction {
  const { workspaceId, flowId, version } = flow;
  const lane = laneOf(flow, event, entityLane(workspaceId, event.entity));
  return { kind: "replay", workspaceId, lane, shard: shardOf(lane, limits.shards), eventId: event.id, flowId, version, runId, replay: 0 };
}

async function finish(tx: Transaction, { id }: Job): Promise<void> {
  await tx`update job set state = 'finished', ended_at = now(), updated_at = now() where id = ${id}`;
}

/** Keeps what a batch has come to; the messages to the lanes last, so that the shards' numbers are held for as short as can be. */
async function send(tx: Transaction, job: Job, place: Place, items: readonly Item[]): Promise<void> {
  const asked = items.flatMap(({ instruction }) => instruction ?? []);
  if (items.length > 0) await keepItems(tx, job, items);
  await goOn(tx, job, place, asked.length, items.length - asked.length, items.length);
  await deliverAll(tx, asked);
}

async function goOn(tx: Transaction, job: Job, place: Place, done: number, skipped: number, n: number): Promise<void> {
  await tx`
    update job set done = done + ${done}, skipped = skipped + ${skipped}, place = ${tx.json({ ...place })},
      next_at = now() + ${n / job.per_second} * interval '1 second', updated_at = now()
    where id = ${job.id}`;
}

/** What is sent to the lanes for each run, or why it is passed over. */
const itemsOf: { [K in "replay" | "cancel"]: (tx: Transaction, job: Job, ids: readonly string[]) => Promise<Item[]> } = {
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
  const next = items.map(({ instruction, runId }) =>
    instruction?.kind === "replay" && instruction.runId !== runId ? instruction.runId : null,
  );
  await tx`
    insert into job_item (job_id, n, run_id, next_run_id, skipped)
    select ${job.id}, ${job.done + job.skipped} + ord, run_id, next_run_id, skipped
    from unnest(${items.map(({ runId }) => runId)}::uuid[], ${next}::uuid[], ${items.map(({ skipped }) => skipped)}::text[])
      with ordinality as i(run_id, next_run_id, skipped, ord)`;
}
