import { eq } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { lockFlow } from "./flow-rows.ts";

/** Its versions and runs stay, so that history can still be read. */
export async function deleteFlow(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  await database().db.transaction(async (tx) => {
    const row = await lockFlow(tx, actor, input.id);
    if (row.publishedVersion !== null) throw new Refusal(409, "flow.live", refusalWords.flowLive);
    await tx.update(flow).set({ deletedAt: new Date() }).where(eq(flow.id, row.id));
  });
}
