/** How many runs of a flow wait for something, by the version they began with: each is counted up to a bound. */

import { limits } from "#lib/limits.ts";
import type { Actor } from "../commands/actor.ts";
import { database } from "../store/database.ts";

export async function waitingByVersion(actor: Actor, flowId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await database().sql<{ version: number; n: number }[]>`
    select version, count(*)::int as n from (
      select version from run_live
      where workspace_id = ${actor.workspaceId} and flow_id = ${flowId} and status = 'parked'
      limit ${limits.pausedCountedMax}) waiting
    group by version`;
  return new Map(rows.map(({ version, n }) => [version, n]));
}
