import { eq } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import type { FlowSaved } from "#lib/api/flows.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { lockFlow, mustExist, nextDraft, requireRevision, requireSize, savedOf } from "./flow-rows.ts";

/** `ifMatch`: the revision that was edited; null saves over whatever is there. */
export async function saveDraft(actor: Actor, input: { id: string; document: FlowDocument; ifMatch: number | null }): Promise<FlowSaved> {
  requireRole(actor, "editor");
  requireSize(input.document);
  return database().db.transaction(async (tx) => {
    const row = await lockFlow(tx, actor, input.id);
    requireRevision(row, input.ifMatch);
    const [saved] = await tx.update(flow).set(nextDraft(actor, input.document)).where(eq(flow.id, row.id)).returning();
    return savedOf(mustExist(saved));
  });
}
