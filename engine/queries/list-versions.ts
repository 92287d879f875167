import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import type { FlowVersionSummary } from "#lib/api/flows.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso, pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listVersions(actor: Actor, input: PageQuery & { id: string }): Promise<Page<FlowVersionSummary>> {
  requireRole(actor, "viewer");
  const { db } = database();
  const [found] = await db
    .select({ live: flow.publishedVersion })
    .from(flow)
    .where(and(eq(flow.workspaceId, actor.workspaceId), eq(flow.id, input.id), isNull(flow.deletedAt)));
  if (!found) throw notFound("flow");
  const place = placeOf(input);
  const rows = await db
    .select({ version: flowVersion.version, publishedAt: flowVersion.publishedAt, publishedBy: flowVersion.publishedBy })
    .from(flowVersion)
    .where(and(eq(flowVersion.flowId, input.id), place ? lt(flowVersion.version, Number(place.id) || 0) : undefined))
    .orderBy(desc(flowVersion.version))
    .limit(rowsOf(input) + 1);
  return pageFrom(
    rows,
    input,
    (row) => ({ at: row.publishedAt, id: String(row.version) }),
    (row) => ({ version: row.version, publishedAt: iso(row.publishedAt), publishedBy: row.publishedBy, live: row.version === found.live }),
  );
}
