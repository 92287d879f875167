import { and, asc, eq } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import { pause } from "#drizzle/schema/operations.ts";
import { connection } from "#drizzle/schema/outside.ts";
import type { PauseList } from "#lib/api/operations.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { countPaused } from "../store/release-paused.ts";
import { iso } from "./keyset.ts";

export async function listPauses(actor: Actor): Promise<PauseList> {
  requireRole(actor, "viewer");
  const { db, sql } = database();
  const rows = await db
    .select({ pause, flowName: flow.name, connectionName: connection.name })
    .from(pause)
    .leftJoin(flow, and(eq(pause.scope, "flow"), eq(flow.id, pause.id)))
    .leftJoin(connection, and(eq(pause.scope, "connection"), eq(connection.id, pause.id)))
    .where(eq(pause.workspaceId, actor.workspaceId))
    .orderBy(asc(pause.pausedAt));
  const items = rows.map(async ({ pause: { scope, id, state, pausedAt, pausedBy }, flowName, connectionName }) => ({
    scope,
    id: scope === "all" ? null : id,
    name: flowName ?? connectionName ?? "",
    state,
    pausedAt: iso(pausedAt),
    pausedBy,
    waiting: await countPaused(sql, { workspaceId: actor.workspaceId, scope, id }),
  }));
  return { items: await Promise.all(items) };
}
