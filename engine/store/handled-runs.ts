/** Notes that failed runs need nobody any more: they were run again, or set aside. */
import type { Sql, Transaction } from "#drizzle/client.ts";

export interface Handled {
  readonly runId: string;
  readonly nextRunId: string | null;
}

/** The first word stands: who set a run aside is not forgotten when it is run again later, but where that leads is noted. */
export async function markHandled(
  sql: Sql | Transaction,
  workspaceId: string,
  how: "again" | "set aside",
  by: string,
  runs: readonly Handled[],
): Promise<void> {
  if (runs.length === 0) return;
  await sql`
    insert into run_handled (workspace_id, run_id, next_run_id, how, by)
    select ${workspaceId}, h.run_id, h.next_run_id, ${how}, ${by}
    from unnest(${runs.map(({ runId }) => runId)}::uuid[], ${runs.map(({ nextRunId }) => nextRunId)}::uuid[]) as h(run_id, next_run_id)
    on conflict (workspace_id, run_id) do update set next_run_id = coalesce(excluded.next_run_id, run_handled.next_run_id)`;
}
