import { randomUUID } from "node:crypto";
import type { JobBody, JobSummary } from "#lib/api/jobs.ts";
import { jobRefusals } from "#lib/language/jobs.ts";
import { readJobs } from "../queries/job-rows.ts";
import { previewJob, searched } from "../queries/preview-job.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";

/** The runs or events are those that the filter names now; a process that takes turns works them off from here on. */
export async function createJob(actor: Actor, input: JobBody): Promise<JobSummary> {
  requireRole(actor, "editor");
  const { kind, filter, options, perSecond } = input;
  const { sql } = database();
  const id = randomUUID();
  const { count } = await previewJob(actor, input);
  if (count === 0) throw new Refusal(422, "job.empty", jobRefusals.empty);
  const entities = kind === "past" ? await searched(actor, filter) : null;
  const kept = entities ? { ...options, entities } : options;
  await sql`
    insert into job (id, workspace_id, kind, filter, options, per_second, total, created_by)
    values (${id}, ${actor.workspaceId}, ${kind}, ${sql.json(filter)}, ${sql.json(kept)}, ${perSecond}, ${count}, ${actor.name})`;
  const [made] = await readJobs(sql`j.workspace_id = ${actor.workspaceId} and j.id = ${id}`, 1);
  if (!made) throw notFound("job");
  return made;
}
