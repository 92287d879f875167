import type { JobSummary } from "#lib/api/jobs.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { readJobs } from "./job-rows.ts";
import { pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listJobs(actor: Actor, input: PageQuery): Promise<Page<JobSummary>> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const place = placeOf(input);
  const after = place ? sql`and (j.created_at, j.id) < (${place.at.toISOString()}::timestamptz, ${place.id}::uuid)` : sql``;
  const rows = await readJobs(sql`j.workspace_id = ${actor.workspaceId} ${after}`, rowsOf(input) + 1);
  return pageFrom(
    rows,
    input,
    ({ createdAt, id }) => ({ at: new Date(createdAt), id }),
    (row) => row,
  );
}
