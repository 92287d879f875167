import { sql } from "drizzle-orm";
import type { Stats } from "#lib/api/shop.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

type Row = { tallies: Record<string, number> | null; parked: number; in_doubt: number };

/** One statement, so that every figure is of the same moment. */
export async function getStats(actor: Actor): Promise<Stats> {
  requireRole(actor, "viewer");
  const [row] = await database().db.execute<Row>(sql`
    select
      (select json_object_agg(name, n) from (select name, sum(n) as n from tally where workspace_id = ${actor.workspaceId} group by name) t) as tallies,
      (select count(*)::int from run_live where workspace_id = ${actor.workspaceId} and status = 'parked') as parked,
      (select count(*)::int from effect where workspace_id = ${actor.workspaceId} and state = 'in doubt') as in_doubt`);
  const n = (name: string) => Number(row?.tallies?.[name] ?? 0);
  const parked = row?.parked ?? 0;
  const [finished, failed, cancelled] = [n("runs.finished"), n("runs.failed"), n("runs.cancelled")];
  return {
    events: {
      accepted: n("events.accepted"),
      duplicate: n("events.duplicate"),
      rejected: n("events.rejected"),
      limited: n("events.limited"),
      busy: n("events.busy"),
    },
    runs: { live: n("runs.started") - finished - failed - cancelled - parked, parked, finished, failed, cancelled },
    effects: { done: n("effects.done"), inDoubt: row?.in_doubt ?? 0 },
  };
}
