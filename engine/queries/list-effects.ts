import type { EffectListQuery, EffectSummary } from "#lib/api/effects.ts";
import type { Page } from "#lib/api/page.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { type EffectRow, effectOf } from "./effect-rows.ts";
import { pageFrom, placeOf, rowsOf } from "./keyset.ts";

/** The ledger, newest first. */
export async function listEffects(actor: Actor, input: EffectListQuery): Promise<Page<EffectSummary>> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const place = placeOf(input);
  const { state, connectionId, runId, flowId, since, until } = input;
  // an effect's day is its event's, so that of a run is in one partition
  const rows = await sql<EffectRow[]>`
    select e.key, e.run_id, e.node, e.visit, e.effect, e.args, e.state, e.attempts, e.reply, e.failure, e.intended_at, e.settled_at, e.judged,
      r.flow_id, coalesce(f.name, '') as flow_name, r.entity_label, r.wake_at, r.live, c.id as connection_id, c.name as connection_name, c.kind as connection_kind
    from effect e
    left join lateral (
      select flow_id, entity_label, null::timestamptz as wake_at, false as live from run where day = e.day and id = e.run_id
      union all
      select flow_id, entity_label, wake_at, true from run_live where id = e.run_id
      limit 1
    ) r on true
    left join flow f on f.id = r.flow_id
    left join platform_action a on a.workspace_id = e.workspace_id and a.key = e.key
    left join connection c on c.workspace_id = e.workspace_id and c.id::text = coalesce(nullif(e.args ->> 'connectionId', ''), a.connection_id::text)
    where e.workspace_id = ${actor.workspaceId}
      ${state ? sql`and e.state = ${sql.unsafe(`'${state}'`)}` : sql``}
      ${connectionId ? sql`and e.args ->> 'connectionId' = ${connectionId}` : sql``}
      ${runId ? sql`and e.run_id = ${runId} and e.day = ${dayOfId(runId)}` : sql``}
      ${flowId ? sql`and r.flow_id = ${flowId}` : sql``}
      ${since ? sql`and e.intended_at >= ${since}` : sql``}
      ${until ? sql`and e.intended_at < ${until}` : sql``}
      ${place ? sql`and (e.intended_at, e.key) < (${place.at.toISOString()}::timestamptz, ${place.id})` : sql``}
    order by e.intended_at desc nulls last, e.key desc nulls last
    limit ${rowsOf(input) + 1}`;
  return pageFrom(rows, input, (row) => ({ at: row.intended_at, id: row.key }), effectOf);
}
