/**
 * Writes messages into the lanes of runs from a command or a job: a cancel, a replay, a signal. The lanes' owners are told.
 *
 * One statement for as many as a job's batch has, numbered gap-free within each shard like what accepting writes; the shards
 * are locked in their order, so that two writers never wait for each other in a circle.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { dayOfId } from "#lib/run/ids.ts";
import type { Delivery } from "../runtime/lane.ts";
import type { Payload } from "../runtime/payload.ts";

export type Instruction = Pick<Delivery, "workspaceId" | "lane" | "shard" | "eventId" | "replay"> & {
  readonly kind: "cancel" | "replay" | "signal" | "child";
  readonly flowId: string;
  readonly version: number;
  readonly runId: string;
  /** What a replay goes on from, or what a signal says. */
  readonly payload?: Payload;
};

export const deliver = (sql: Sql | Transaction, instruction: Instruction): Promise<void> => deliverAll(sql, [instruction]);

/** A replay counts as a run started; a second one with the same run id is the same run. */
export async function deliverAll(sql: Sql | Transaction, instructions: readonly Instruction[]): Promise<void> {
  if (instructions.length === 0) return;
  const of = <T>(read: (instruction: Instruction) => T) => instructions.map(read);
  await sql`
    with asked as (
      select * from unnest(
        ${of((i) => i.shard)}::int[], ${of((i) => i.workspaceId)}::uuid[], ${of((i) => i.lane)}::text[], ${of((i) => i.kind)}::text[],
        ${of((i) => i.eventId)}::uuid[], ${of((i) => dayOfId(i.eventId))}::date[], ${of((i) => i.flowId)}::uuid[],
        ${of((i) => i.version)}::int[], ${of((i) => i.runId)}::uuid[], ${of((i) => i.replay)}::int[],
        ${of((i) => (i.payload === undefined ? null : JSON.stringify(i.payload)))}::text[]
      ) with ordinality as i(shard, workspace_id, lane, kind, event_id, event_day, flow_id, version, run_id, replay, payload, ord)
    ), locked as (
      select shard from shard where shard in (select shard from asked) order by shard for update
    ), bumped as (
      update shard set next_seq = next_seq + wanted.n
      from (select shard, count(*) as n from asked group by shard) wanted, locked
      where shard.shard = wanted.shard and locked.shard = shard.shard
      returning shard.shard, shard.next_seq - wanted.n as first
    ), told as (
      select pg_notify('tradewind', 'deliver')
    ), again as (
      -- two clicks: the first waits still, or has begun, or has ended by now
      select d.run_id from delivery d join shard_lease l on l.shard = d.shard
      where d.shard in (select shard from asked where kind = 'replay') and d.seq > l.cursor and d.kind = 'replay'
      union
      select d.run_id from spilled s join delivery d on d.day = s.day and d.shard = s.shard and d.seq = s.seq
      where s.shard in (select shard from asked where kind = 'replay')
      union
      select id from run_live where id in (select run_id from asked where kind = 'replay')
      union
      select r.id from asked join run r on r.day = asked.event_day and r.id = asked.run_id where asked.kind = 'replay'
    ), counted as (
      insert into tally (workspace_id, name, slot, n)
      select workspace_id, 'runs.started', 0, count(distinct run_id) from asked
      where kind in ('replay', 'child') and run_id not in (select run_id from again where run_id is not null) group by workspace_id
      on conflict (workspace_id, name, slot) do update set n = tally.n + excluded.n
    )
    insert into delivery (day, shard, seq, workspace_id, lane, kind, event_id, event_day, flow_id, version, run_id, replay, folds, payload, at)
    select (now() at time zone 'utc')::date, asked.shard, bumped.first + row_number() over (partition by asked.shard order by asked.ord) - 1,
      asked.workspace_id, asked.lane, asked.kind, asked.event_id, asked.event_day, asked.flow_id, asked.version, asked.run_id, asked.replay,
      false, asked.payload::jsonb, now()
    from asked join bumped on bumped.shard = asked.shard, told`;
}
