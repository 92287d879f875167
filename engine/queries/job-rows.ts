/** Rows of jobs as the screens and the API show them. */
import type { JobSummary } from "#lib/api/jobs.ts";
import { database } from "../store/database.ts";
import { iso, isoOrNull } from "./keyset.ts";

interface Row extends Omit<JobSummary, "createdAt" | "endedAt"> {
  createdAt: Date;
  endedAt: Date | null;
}

/** @param where on `job j` */
export async function readJobs(where: ReturnType<ReturnType<typeof database>["sql"]>, most: number): Promise<JobSummary[]> {
  const { sql } = database();
  const rows = await sql<Row[]>`
    select j.id, j.kind, j.state, j.filter, f.name as "flowName", j.options - 'entities' as options, j.per_second as "perSecond", j.total, j.done, j.skipped,
      j.created_by as "createdBy", j.created_at as "createdAt", j.ended_at as "endedAt"
    from job j left join flow f on f.id::text = j.filter ->> 'flowId'
    where ${where} order by j.created_at desc nulls last, j.id desc nulls last limit ${most}`;
  return rows.map((row) => ({ ...row, createdAt: iso(row.createdAt), endedAt: isoOrNull(row.endedAt) }));
}
