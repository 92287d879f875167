import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import type { FlowVersionSummary } from "#lib/api/flows.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso, pageFrom, placeOf, rowsOf } from "./keyset.ts";
import { waitingByVersion } from "./waiting-by-version.ts";

export async function listVersions(actor: Actor, input: PageQuery & { id: string }): Promise<Page<FlowVersionSummary>> {
  requireRole(actor, "viewer");
  const { db } = database();
  const [found] = await db
    .select({ live: flow.publishedVersion })
    .from(flow)
    .where(and(eq(flow.workspaceId, actor.workspaceId), eq(flow.id, input.id), isNull(flow.deletedAt)));
  if (!found) throw notFound("flow");
  const place = placeOf(input);
  const [rows, waiting] = await Promise.all([
    db
      .select({
        version: flowVersion.version,
        publishedAt: flowVersion.publishedAt,
        publishedBy: flowVersion.publishedBy,
        note: flowVersion.note,
        restoredFrom: flowVersion.restoredFrom,
      })
      .from(flowVersion)
      .where(and(eq(flowVersion.flowId, input.id), place ? lt(flowVersion.version, Number(place.id) || 0) : undefined))
      .orderBy(desc(flowVersion.version))
      .limit(rowsOf(input) + 1),
    waitingByVersion(actor, input.id),
  ]);
  return pageFrom(
    rows,
    input,
    (row) => ({ at: row.publishedAt, id: String(row.version) }),
    ({ publishedAt, ...row }) => ({
      ...row,
      publishedAt: iso(publishedAt),
      live: row.version === found.live,
      waiting: waiting.get(row.version) ?? 0,
    }),
  );
}
