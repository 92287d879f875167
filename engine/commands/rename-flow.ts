import { eq } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import type { FlowSaved } from "#lib/api/flows.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { lockFlow, mustExist, nextDraft, savedOf } from "./flow-rows.ts";

export async function renameFlow(actor: Actor, input: { id: string; name: string }): Promise<FlowSaved> {
  requireRole(actor, "editor");
  return database().db.transaction(async (tx) => {
    const row = await lockFlow(tx, actor, input.id);
    const [saved] = await tx
      .update(flow)
      .set(nextDraft(actor, { ...row.draft, name: input.name }))
      .where(eq(flow.id, row.id))
      .returning();
    return savedOf(mustExist(saved));
  });
}
