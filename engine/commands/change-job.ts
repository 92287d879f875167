import { jobRefusals } from "#lib/language/jobs.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";

const next = { pause: "paused", resume: "running", cancel: "cancelled" } as const;

/** A batch in hand is finished first; what is done stays done. */
export async function changeJob(actor: Actor, input: { id: string; to: keyof typeof next }): Promise<void> {
  requireRole(actor, "editor");
  const { id, to } = input;
  const { sql } = database();
  const changed = await sql`
    update job set state = ${next[to]}, next_at = now(), updated_at = now(), ended_at = case when ${to === "cancel" ? 1 : 0} = 1 then now() end
    where id = ${id} and workspace_id = ${actor.workspaceId} and state in ('running', 'paused') returning id`;
  if (changed.length > 0) return;
  const known = await sql`select from job where id = ${id} and workspace_id = ${actor.workspaceId}`;
  throw known.length > 0 ? new Refusal(409, "job.ended", jobRefusals.ended) : notFound("job");
}
