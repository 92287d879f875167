/**
 * Asks other systems to take back what a job's batch is to take back there, between two transactions. Meanwhile the job is this
 * process's: its next look is put off, which every call renews, so a process that dies holds it no longer than that.
 */
import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import type { LeftAlone } from "#lib/run/left-alone.ts";
import type { OutsideUndo } from "./work-undo.ts";

/** Takes back in another system what was done there; `againMs`: not now, it is asked again after so long. */
export type UndoOutside = (call: OutsideUndo) => Promise<{ readonly why: LeftAlone | null } | { readonly againMs: number }>;

/**
 * @param known takes the answers, by the calls' keys
 * @returns whether all are answered; else the job is due when the first of them may be asked again, and other jobs go on
 */
export async function askOutside(
  sql: Sql,
  jobId: string,
  calls: readonly OutsideUndo[],
  undoOutside: UndoOutside,
  known: Map<string, LeftAlone | null>,
): Promise<boolean> {
  const unanswered = new Set<string>();
  let againMs = Number.POSITIVE_INFINITY;
  let isHeld = false;
  for (const call of calls) {
    // an older change of the same thing can only be taken back after the newer one
    if (unanswered.has(call.about)) continue;
    if (!(await hold(sql, jobId, isHeld))) return false;
    isHeld = true;
    const came = await undoOutside(call);
    if ("why" in came) known.set(call.key, came.why);
    else {
      unanswered.add(call.about);
      againMs = Math.min(againMs, came.againMs);
    }
  }
  if (unanswered.size === 0) return true;
  await sql`update job set next_at = now() + ${againMs} * interval '1 millisecond' where id = ${jobId} and state = 'running'`;
  return false;
}

/** Only one process gets it; nobody does once it was cancelled. */
async function hold(sql: Sql, id: string, isHeld: boolean): Promise<boolean> {
  const rows = await sql`
    update job set next_at = now() + ${limits.jobAskedMs} * interval '1 millisecond'
    where id = ${id} and state = 'running' ${isHeld ? sql`` : sql`and next_at <= now()`} returning id`;
  return rows.length > 0;
}
