import type { SetAsideBody } from "#lib/api/needs-you.ts";
import { limits } from "#lib/limits.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { database } from "../store/database.ts";
import { markHandled } from "../store/handled-runs.ts";
import { type Actor, requireRole } from "./actor.ts";

/** Failed runs that need nobody any more; who said so is kept. A group is taken as it was when it was shown (`until`). */
export async function setAside(actor: Actor, input: SetAsideBody): Promise<{ count: number }> {
  requireRole(actor, "editor");
  const { sql } = database();
  const open = sql`
    select r.id from run r
    where r.workspace_id = ${actor.workspaceId} and r.status = 'failed'
      and not exists (select from run_handled h where h.workspace_id = r.workspace_id and h.run_id = r.id)`;
  const rows =
    "runIds" in input
      ? await sql<{ id: string }[]>`${open} and r.id = any(${input.runIds}::uuid[]) and r.day = any(${input.runIds.map(dayOfId)}::date[])`
      : await sql<{ id: string }[]>`
          ${open} and r.flow_id = ${input.flowId} and coalesce(r.failure_code, '') = ${input.code}
            ${input.until ? sql`and r.started_at <= ${input.until}` : sql``}
          order by r.started_at desc nulls last limit ${limits.setAsideMax}`;
  await markHandled(
    sql,
    actor.workspaceId,
    "set aside",
    actor.name,
    rows.map(({ id }) => ({ runId: id, nextRunId: null })),
  );
  return { count: rows.length };
}
