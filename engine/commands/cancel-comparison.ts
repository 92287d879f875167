import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

/** What it has found stays. One that has ended stays as it is. */
export async function cancelComparison(actor: Actor, { id }: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  const { sql } = database();
  const known = await sql`
    update comparison set state = case when state = 'running' then 'cancelled' else state end, ended_at = coalesce(ended_at, now())
    where id = ${id} and workspace_id = ${actor.workspaceId} returning id`;
  if (known.length === 0) throw notFound("comparison");
}
