/**
 * The engine's side of approvals, inside a turn's commit: a question is written with the wait that it belongs to, and goes
 * with it. The other side, people's votes, is `commands/decide-approval`.
 *
 * A decision and the end of its time can meet. The row decides which came first: a vote is counted under its lock, and a
 * turn that is about to go on because the time is over asks `expireApprovals` under the same lock.
 */
import type { Transaction } from "#drizzle/client.ts";
import type { Question } from "#lib/nodes/define.ts";

export interface Asking {
  readonly runId: string;
  readonly day: string;
  readonly workspaceId: string;
  readonly flowId: string;
  readonly version: number;
  readonly lane: string;
  readonly shard: number;
  readonly eventId: string;
  readonly node: string;
  readonly visit: number;
  readonly ask: Question;
  readonly until: string | null;
  readonly at: string;
}

/** After the live rows were written: order and customer are read off them. A wait that asks already asks no second time. */
export async function askApprovals(tx: Transaction, rows: readonly Asking[]): Promise<void> {
  if (rows.length === 0) return;
  const of = <T>(read: (row: Asking) => T) => rows.map(read);
  await tx`
    insert into approval (run_id, day, workspace_id, flow_id, version, lane, shard, event_id, node, visit, order_id, customer_id,
      question, details, amount_minor, currency, people, deputy, needed, asked_at, remind_at, until)
    select a.run_id, a.day, a.workspace_id, a.flow_id, a.version, a.lane, a.shard, a.event_id, a.node, a.visit,
      case when live.entity_type = 'order' then live.entity_id end, live.customer_id,
      a.question, a.details, a.amount_minor, a.currency, array(select jsonb_array_elements_text(a.people::jsonb)), a.deputy, a.needed,
      a.at, a.remind_at, a.until
    from unnest(
      ${of((row) => row.runId)}::uuid[], ${of((row) => row.day)}::date[], ${of((row) => row.workspaceId)}::uuid[],
      ${of((row) => row.flowId)}::uuid[], ${of((row) => row.version)}::int[], ${of((row) => row.lane)}::text[],
      ${of((row) => row.shard)}::int[], ${of((row) => row.eventId)}::uuid[], ${of((row) => row.node)}::text[],
      ${of((row) => row.visit)}::int[], ${of((row) => row.ask.question)}::text[], ${of((row) => row.ask.details)}::text[],
      ${of((row) => row.ask.amount?.amountMinor ?? null)}::bigint[], ${of((row) => row.ask.amount?.currency ?? null)}::text[],
      ${of((row) => JSON.stringify(row.ask.people))}::text[], ${of((row) => row.ask.deputy)}::text[],
      ${of((row) => row.ask.needed)}::int[], ${of((row) => row.at)}::timestamptz[], ${of((row) => row.ask.remindAt)}::timestamptz[],
      ${of((row) => row.until)}::timestamptz[]
    ) as a(run_id, day, workspace_id, flow_id, version, lane, shard, event_id, node, visit, question, details, amount_minor, currency,
      people, deputy, needed, at, remind_at, until)
    left join run_live live on live.id = a.run_id
    on conflict (run_id, node, visit) do nothing`;
}

/** The runs ended, or went on: nobody is to decide there any more. */
export async function closeApprovals(tx: Transaction, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tx`
    with locked as (
      select id from approval where run_id = any(${[...runIds]}::uuid[]) and status = 'open' order by id for update
    ), closed as (
      update approval set status = case when until <= now() then 'expired' else 'closed' end, settled_at = now(), updated_at = now()
      from locked where approval.id = locked.id
      returning approval.id
    )
    update team_note set done_at = now() where approval_id in (select id from closed) and done_at is null`;
}

export interface PersonWait {
  readonly runId: string;
  readonly node: string;
  readonly visit: number;
}

/**
 * For waits whose time is over: whether people had decided before. Where they had, the run stays where it is, for their
 * decision is on its way to it; where not, the question is closed here, and a decision after this is refused.
 */
export async function expireApprovals(tx: Transaction, waits: readonly PersonWait[]): Promise<readonly boolean[]> {
  if (waits.length === 0) return [];
  const rows = await tx<{ run_id: string; node: string; visit: number; decided: boolean }[]>`
    with asked as (
      select * from unnest(
        ${waits.map((wait) => wait.runId)}::uuid[], ${waits.map((wait) => wait.node)}::text[], ${waits.map((wait) => wait.visit)}::int[]
      ) as w(run_id, node, visit)
    ), locked as (
      select id, run_id, node, visit, status from approval join asked using (run_id, node, visit) order by id for update of approval
    ), expired as (
      update approval set status = 'expired', settled_at = now(), updated_at = now()
      from locked where approval.id = locked.id and locked.status = 'open'
      returning approval.id
    ), noted as (
      update team_note set done_at = now() where approval_id in (select id from expired) and done_at is null
    )
    select run_id, node, visit, status in ('approved', 'rejected') as decided from locked`;
  const keyOf = ({ runId, node, visit }: PersonWait) => `${runId}/${node}/${visit}`;
  const decided = new Map(rows.map((row) => [keyOf({ runId: row.run_id, node: row.node, visit: row.visit }), row.decided]));
  return waits.map((wait) => decided.get(keyOf(wait)) ?? false);
}
