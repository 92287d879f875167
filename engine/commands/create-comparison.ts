import { randomUUID } from "node:crypto";
import type { Comparison } from "#lib/api/comparisons.ts";
import { comparisonRefusals } from "#lib/language/comparisons.ts";
import { limits } from "#lib/limits.ts";
import { bindFlow } from "../core/bind.ts";
import { readComparison } from "../queries/get-comparison.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { lockFlow } from "./flow-rows.ts";

/** The saved draft against what is live now; a process that takes turns works it from here on. */
export async function createComparison(actor: Actor, { id, events }: { id: string; events: number }): Promise<Comparison> {
  requireRole(actor, "editor");
  const { db, sql } = database();
  const { draft, publishedVersion } = await db.transaction((tx) => lockFlow(tx, actor, id));
  if (!bindFlow(draft)) throw new Refusal(422, "flow.not-sound", comparisonRefusals.notSound);
  const made = randomUUID();
  await sql.begin(async (tx) => {
    // a newer draft is what counts
    await tx`update comparison set state = 'cancelled', ended_at = now() where flow_id = ${id} and state = 'running'`;
    await tx`
      insert into comparison (id, workspace_id, flow_id, draft, live_version, wanted, created_by)
      values (${made}, ${actor.workspaceId}, ${id}, ${tx.json(draft as never)}, ${publishedVersion}, ${events}, ${actor.name})`;
    await tx`
      delete from comparison where flow_id = ${id} and id in (
        select id from comparison where flow_id = ${id} order by created_at desc offset ${limits.comparisonsKept})`;
  });
  return readComparison(actor, made);
}
