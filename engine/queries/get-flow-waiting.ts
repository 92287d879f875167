import { and, eq, sql } from "drizzle-orm";
import { runLive } from "#drizzle/schema/engine.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

/** How many runs of a flow wait for something; counted up to a bound. */
export async function getFlowWaiting(actor: Actor, input: { id: string }): Promise<{ waiting: number }> {
  requireRole(actor, "viewer");
  const { db } = database();
  const some = db
    .select({ one: sql`1` })
    .from(runLive)
    .where(and(eq(runLive.workspaceId, actor.workspaceId), eq(runLive.flowId, input.id), eq(runLive.status, "parked")))
    .limit(limits.pausedCountedMax)
    .as("some");
  const [row] = await db.select({ n: sql<number>`count(*)::int` }).from(some);
  return { waiting: row?.n ?? 0 };
}
