/** Keeps runs that ended: one row each, written once, and counted in the same statement. */
import type { Transaction } from "#drizzle/client.ts";
import { journalVersion } from "#lib/run/journal.ts";
import { redact } from "#lib/run/redact.ts";
import type { RunRow, Written } from "../runtime/run-store.ts";
import { columns, plain, worded } from "./columns.ts";

export async function endRuns(tx: Transaction, runs: Written["ended"], slot: number): Promise<void> {
  const ended = columns(tx, [
    plain(runs, (run) => run.delivery.eventDay),
    plain(runs, (run) => run.runId),
    plain(runs, (run) => run.delivery.workspaceId),
    plain(runs, (run) => run.flowId),
    plain(runs, (run) => run.version),
    plain(runs, (run) => run.event.id),
    plain(runs, (run) => run.event.type),
    plain(runs, (run) => run.delivery.replay),
    worded(runs, (run) => run.delivery.lane),
    plain(runs, (run) => run.event.entity?.type ?? null),
    worded(runs, (run) => run.event.entity?.id ?? null),
    worded(runs, labelOf),
    worded(runs, customerOf),
    plain(runs, (run) => run.startedAt),
    plain(runs, (run) => run.endedAt),
    plain(runs, (run) => run.status),
    plain(runs, (run) => run.failure?.code ?? null),
    worded(runs, (run) => run.failure?.message ?? null),
    plain(runs, journalText),
    plain(runs, (run) => run.parentId),
  ]);
  const counts = countsOf(runs);
  await tx`
    with kept as (
      insert into run (day, id, workspace_id, flow_id, version, event_id, event_type, replay, lane, entity_type, entity_id, entity_label,
        customer_id, started_at, ended_at, status, failure_code, failure_message, journal_version, journal, parent_id)
      select day::date, id::uuid, workspace_id::uuid, flow_id::uuid, version::int, event_id::uuid, event_type, replay::int, lane, entity_type,
        entity_id, entity_label, customer_id, started_at::timestamptz, ended_at::timestamptz, status, failure_code, failure_message,
        ${journalVersion}, journal, parent_id::uuid
      from ${ended} as e(day, id, workspace_id, flow_id, version, event_id, event_type, replay, lane, entity_type, entity_id, entity_label,
        customer_id, started_at, ended_at, status, failure_code, failure_message, journal, parent_id)
      limit ${runs.length}
    )
    insert into tally (workspace_id, name, slot, n)
    select workspace_id, name, ${slot}, n
    from unnest(${counts.map(({ workspaceId }) => workspaceId)}::uuid[], ${counts.map(({ name }) => name)}::text[], ${counts.map(({ n }) => n)}::bigint[])
      as counts(workspace_id, name, n)
    on conflict (workspace_id, name, slot) do update set n = tally.n + excluded.n`;
}

/** In order of the names, so that two processes with one slot never wait for each other in a circle. */
function countsOf(runs: Written["ended"]): { workspaceId: string; name: string; n: number }[] {
  const counts = new Map<string, { workspaceId: string; name: string; n: number }>();
  const count = (workspaceId: string, name: string, n: number) => {
    const found = counts.get(`${workspaceId}/${name}`);
    if (found) found.n += n;
    else if (n > 0) counts.set(`${workspaceId}/${name}`, { workspaceId, name, n });
  };
  for (const { delivery, status, effectsDone } of runs) {
    count(delivery.workspaceId, `runs.${status}`, 1);
    count(delivery.workspaceId, "effects.done", effectsDone);
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, counted]) => counted);
}

const journalText = ({ journal }: RunRow) => JSON.stringify(journal.map((entry) => redact(entry)));
export const labelOf = ({ event }: RunRow) => event.order?.number || null;
export const customerOf = ({ event }: RunRow) => event.customer?.id || null;
