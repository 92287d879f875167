import { and, eq, isNotNull } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import type { FlowSaved } from "#lib/api/flows.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";
import { savedOf } from "./flow-rows.ts";

/** As it was when it was deleted: a draft, for what is live cannot be deleted. */
export async function restoreFlow(actor: Actor, input: { id: string }): Promise<FlowSaved> {
  requireRole(actor, "editor");
  const [row] = await database()
    .db.update(flow)
    .set({ deletedAt: null })
    .where(and(eq(flow.workspaceId, actor.workspaceId), eq(flow.id, input.id), isNotNull(flow.deletedAt)))
    .returning();
  if (!row) throw notFound("flow");
  return savedOf(row);
}
