/** Writes one message into a run's lane from a command: a cancel or a replay. The lane's owner is told. */
import type { Sql } from "#drizzle/client.ts";
import { dayOfId } from "#lib/run/ids.ts";
import type { Delivery } from "../runtime/lane.ts";

export type Instruction = Pick<Delivery, "workspaceId" | "lane" | "shard" | "eventId" | "replay"> & {
  readonly kind: "cancel" | "replay";
  readonly flowId: string;
  readonly version: number;
  readonly runId: string;
};

/** A replay counts as a run started; a second one with the same run id is the same run. */
export async function deliver(sql: Sql, instruction: Instruction): Promise<void> {
  const { kind, workspaceId, lane, shard, eventId, flowId, version, runId, replay } = instruction;
  await sql`
    with numbered as (
      update shard set next_seq = next_seq + 1 where shard = ${shard} returning next_seq - 1 as seq
    ), told as (
      select pg_notify('tradewind', 'deliver')
    ), again as (
      -- two clicks before the first begins
      select 1 from delivery where ${kind} = 'replay' and run_id = ${runId} and day = (now() at time zone 'utc')::date and kind = 'replay'
    ), counted as (
      insert into tally (workspace_id, name, slot, n)
      select ${workspaceId}, 'runs.started', 0, 1 where ${kind} = 'replay' and not exists (select from again)
      on conflict (workspace_id, name, slot) do update set n = tally.n + 1
    )
    insert into delivery (day, shard, seq, workspace_id, lane, kind, event_id, event_day, flow_id, version, run_id, replay, folds, at)
    select (now() at time zone 'utc')::date, ${shard}, seq, ${workspaceId}, ${lane}, ${kind}, ${eventId}, ${dayOfId(eventId)}::date, ${flowId},
      ${version}, ${runId}, ${replay}, false, now()
    from numbered, told`;
}
