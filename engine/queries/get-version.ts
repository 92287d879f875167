import { and, eq } from "drizzle-orm";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import type { FlowVersionDetail } from "#lib/api/flows.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso } from "./keyset.ts";
import { waitingByVersion } from "./waiting-by-version.ts";

/** Of a deleted flow too: its runs are still looked at. */
export async function getVersion(actor: Actor, input: { id: string; version: number }): Promise<FlowVersionDetail> {
  requireRole(actor, "viewer");
  const [row] = await database()
    .db.select({ version: flowVersion, live: flow.publishedVersion })
    .from(flowVersion)
    .innerJoin(flow, eq(flow.id, flowVersion.flowId))
    .where(and(eq(flowVersion.workspaceId, actor.workspaceId), eq(flowVersion.flowId, input.id), eq(flowVersion.version, input.version)));
  if (!row) throw notFound("version");
  const { workspaceId: _, publishedAt, ...said } = row.version;
  const waiting = (await waitingByVersion(actor, said.flowId)).get(said.version) ?? 0;
  return { ...said, publishedAt: iso(publishedAt), live: row.live === said.version, waiting };
}
