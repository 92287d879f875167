import { eq } from "drizzle-orm";
import { flow, scheduleCursor } from "#drizzle/schema/flow.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { cancelWaiting } from "../store/cancel-waiting.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { announcePublication, lockFlow } from "./flow-rows.ts";

/** @param input.waiting what becomes of runs that wait for something; what is under way ends in any case */
export async function unpublishFlow(actor: Actor, input: { id: string; waiting?: "keep" | "cancel" | undefined }): Promise<void> {
  requireRole(actor, "editor");
  await database().db.transaction(async (tx) => {
    const row = await lockFlow(tx, actor, input.id);
    if (row.publishedVersion === null) throw new Refusal(409, "flow.not-live", refusalWords.flowNotLive);
    await tx.update(flow).set({ publishedVersion: null, updatedAt: new Date() }).where(eq(flow.id, row.id));
    // while it is not live nothing of its schedules is missed
    await tx.delete(scheduleCursor).where(eq(scheduleCursor.flowId, row.id));
    await announcePublication(tx);
  });
  if (input.waiting === "cancel") await cancelWaiting(database().sql, actor.workspaceId, input.id);
}
