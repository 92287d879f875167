/** What the address of a flow that somebody deleted still has to say. */
import { and, eq, isNotNull } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

export async function findDeletedFlow(actor: Actor, input: { id: string }): Promise<{ name: string } | null> {
  requireRole(actor, "viewer");
  const [row] = await database()
    .db.select({ name: flow.name })
    .from(flow)
    .where(and(eq(flow.workspaceId, actor.workspaceId), eq(flow.id, input.id), isNotNull(flow.deletedAt)));
  return row ?? null;
}
