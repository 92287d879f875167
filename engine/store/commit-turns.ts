/**
 * Commit 2, its last statements: the fence, the runs that ended, the live ones, the ledger. What the turns changed in the
 * shop is in the same transaction already.
 *
 * The fence is a locked row: the update of `shard_lease` takes the lock that a take-over needs, so an owner that was
 * stopped for a while finds its epoch gone and commits nothing. (Rejected: reading the epoch without a lock; an old owner
 * could commit after the take-over.)
 */
import type { Transaction } from "#drizzle/client.ts";
import { journalVersion } from "#lib/run/journal.ts";
import { redact } from "#lib/run/redact.ts";
import { faultPoint } from "../fault-point.ts";
import { type Delivery, type Fence, Fenced } from "../runtime/lane.ts";
import type { Written } from "../runtime/run-store.ts";
import { customerOf, endRuns, labelOf } from "./end-runs.ts";
import { askApprovals } from "./keep-approvals.ts";
import { type Announce, keepBeyond } from "./keep-beyond.ts";
import { together } from "./together.ts";

/** @param announce accepts what follows from changed orders as events, in this transaction */
export async function commitTurns(
  tx: Transaction,
  written: Written,
  fence: Fence,
  slot: number,
  announce: Announce = async () => {},
): Promise<void> {
  const guarded = guard(tx, fence);
  if (written.beyond) {
    await guarded;
    await keepBeyond(tx, written.beyond, announce);
  }
  // nobody needs the others' answers: they are sent at once, and the first that fails undoes them all
  const sent: Promise<unknown>[] = [guarded];
  if (written.ended.length > 0) sent.push(endRuns(tx, written.ended, slot));
  const gone = written.ended.filter((run) => run.wasLive).map((run) => run.runId);
  if (gone.length > 0) sent.push(tx`delete from run_live where id = any(${gone}::uuid[])`.execute());
  if (written.live.length > 0) sent.push(keepLive(tx, written.live));
  if (written.beyond) sent.push(askApprovals(tx, written.beyond.asks));
  if (written.settlements.length > 0) sent.push(settleEffects(tx, written.settlements));
  if (written.intents.length > 0) sent.push(intendEffects(tx, written.intents));
  if (fence.spilled.length > 0) sent.push(spill(tx, fence.spilled));
  if (fence.unspilled.length > 0) sent.push(unspill(tx, fence.unspilled));
  await together(sent);
  faultPoint("inside-commit-2");
}

async function guard(tx: Transaction, { rows }: Fence): Promise<void> {
  if (rows.length === 0) return;
  const held = await tx`
    update shard_lease set cursor = greatest(shard_lease.cursor, f.cursor)
    from unnest(${rows.map((row) => row.shard)}::int[], ${rows.map((row) => row.epoch)}::bigint[], ${rows.map((row) => row.cursor)}::bigint[])
      as f(shard, epoch, cursor)
    where shard_lease.shard = f.shard and shard_lease.epoch = f.epoch
    returning shard_lease.shard`;
  if (held.length !== rows.length) throw new Fenced("another process works these shards now");
}

/** A run that was live and has no row any more was cancelled while its call was out: nothing further is done for it. */
async function stillLive(tx: Transaction, ids: readonly string[]): Promise<void> {
  const rows = await tx`select id from run_live where id = any(${[...ids]}::uuid[])`;
  if (rows.length !== ids.length) throw new Error("a run was ended while its turn was under way");
}

async function keepLive(tx: Transaction, runs: Written["live"]): Promise<void> {
  const known = runs.filter((run) => run.wasLive).map((run) => run.runId);
  if (known.length > 0) await stillLive(tx, known);
  const of = <T>(read: (run: Written["live"][number]) => T) => runs.map(read);
  // the journal of a live run is working state and goes on as it is; it is redacted when the run ends
  await tx`
    insert into run_live (day, id, workspace_id, flow_id, version, event_id, event_type, replay, lane, entity_type, entity_id, entity_label,
      customer_id, started_at, journal_version, journal, shard, status, wake_at, reason, parent_id, updated_at)
    select day, id, workspace_id, flow_id, version, event_id, event_type, replay, lane, entity_type, entity_id, entity_label, customer_id,
      started_at, ${journalVersion}, journal::jsonb, shard, status, wake_at, reason, parent_id, now()
    from unnest(
      ${of((run) => run.delivery.eventDay)}::date[], ${of((run) => run.runId)}::uuid[], ${of((run) => run.delivery.workspaceId)}::uuid[],
      ${of((run) => run.flowId)}::uuid[], ${of((run) => run.version)}::int[], ${of((run) => run.event.id)}::uuid[],
      ${of((run) => run.event.type)}::text[], ${of((run) => run.delivery.replay)}::int[], ${of((run) => run.delivery.lane)}::text[],
      ${of((run) => run.event.entity?.type ?? null)}::text[], ${of((run) => run.event.entity?.id ?? null)}::text[],
      ${of(labelOf)}::text[], ${of(customerOf)}::text[], ${of((run) => run.startedAt)}::timestamptz[],
      ${of((run) => JSON.stringify(run.journal))}::text[], ${of((run) => run.delivery.shard)}::int[], ${of((run) => run.status)}::text[],
      ${of((run) => run.wakeAt)}::timestamptz[], ${of((run) => run.reason)}::text[], ${of((run) => run.parentId)}::uuid[]
    ) as l(day, id, workspace_id, flow_id, version, event_id, event_type, replay, lane, entity_type, entity_id, entity_label, customer_id,
      started_at, journal, shard, status, wake_at, reason, parent_id)
    on conflict (id) do update set journal = excluded.journal, journal_version = excluded.journal_version, status = excluded.status,
      wake_at = excluded.wake_at, reason = excluded.reason, updated_at = excluded.updated_at`;
}

async function intendEffects(tx: Transaction, rows: Written["intents"]): Promise<void> {
  const of = <T>(read: (row: Written["intents"][number]) => T) => rows.map(read);
  await tx`
    insert into effect (day, key, workspace_id, run_id, node, visit, effect, args, state, attempts, intended_at)
    select day, key, workspace_id, run_id, node, visit, effect, args::jsonb, 'intended', attempt, at
    from unnest(
      ${of((row) => row.day)}::date[], ${of((row) => row.key)}::text[], ${of((row) => row.workspaceId)}::uuid[],
      ${of((row) => row.runId)}::uuid[], ${of((row) => row.node)}::text[], ${of((row) => row.visit)}::int[],
      ${of((row) => row.effect)}::text[], ${of((row) => JSON.stringify(redact(row.args)))}::text[], ${of((row) => row.attempt)}::int[],
      ${of((row) => row.at)}::timestamptz[]
    ) as i(day, key, workspace_id, run_id, node, visit, effect, args, attempt, at)
    on conflict (day, key) do update set state = 'intended', attempts = excluded.attempts`;
}

async function settleEffects(tx: Transaction, rows: Written["settlements"]): Promise<void> {
  const of = <T>(read: (row: Written["settlements"][number]) => T) => rows.map(read);
  const json = (value: unknown) => (value === null ? null : JSON.stringify(redact(value)));
  await tx`
    update effect set state = s.state, attempts = s.attempt, reply = s.reply::jsonb, failure = s.failure::jsonb, settled_at = s.at
    from unnest(
      ${of((row) => row.day)}::date[], ${of((row) => row.key)}::text[], ${of((row) => (row.state === "retrying" ? "failed" : row.state))}::text[],
      ${of((row) => row.attempt)}::int[], ${of((row) => json(row.reply))}::text[], ${of((row) => json(row.failure))}::text[],
      ${of((row) => row.at)}::timestamptz[]
    ) as s(day, key, state, attempt, reply, failure, at)
    where effect.day = s.day and effect.key = s.key`;
}

async function spill(tx: Transaction, deliveries: readonly Delivery[]): Promise<void> {
  await tx`
    insert into spilled (shard, seq, day, lane)
    select * from unnest(
      ${deliveries.map((delivery) => delivery.shard)}::int[], ${deliveries.map((delivery) => delivery.seq)}::bigint[],
      ${deliveries.map((delivery) => delivery.day)}::date[], ${deliveries.map((delivery) => delivery.lane)}::text[]
    ) on conflict do nothing`;
}

async function unspill(tx: Transaction, deliveries: readonly Delivery[]): Promise<void> {
  await tx`
    delete from spilled using unnest(
      ${deliveries.map((delivery) => delivery.shard)}::int[], ${deliveries.map((delivery) => delivery.seq)}::bigint[]
    ) as d(shard, seq)
    where spilled.shard = d.shard and spilled.seq = d.seq`;
}
