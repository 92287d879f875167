import { and, eq, isNull, sql } from "drizzle-orm";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import type { FlowDetail } from "#lib/api/flows.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso } from "./keyset.ts";

export async function getFlow(actor: Actor, input: { id: string }): Promise<FlowDetail> {
  requireRole(actor, "viewer");
  const [row] = await database()
    .db.select({
      flow,
      changed: sql<boolean>`${flow.draft} is distinct from ${flowVersion.document}`,
    })
    .from(flow)
    .leftJoin(flowVersion, and(eq(flowVersion.flowId, flow.id), eq(flowVersion.version, flow.publishedVersion)))
    .where(and(eq(flow.workspaceId, actor.workspaceId), eq(flow.id, input.id), isNull(flow.deletedAt)));
  if (!row) throw notFound("flow");
  const { id, draft, revision, publishedVersion, createdAt, updatedAt, updatedBy } = row.flow;
  return {
    id,
    draft,
    revision,
    publishedVersion,
    hasUnpublishedChanges: row.changed,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    updatedBy,
  };
}
