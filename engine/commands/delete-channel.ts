import { eq } from "drizzle-orm";
import { supportChannel } from "#drizzle/schema/service.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { channelRow } from "./channel-draft.ts";

/** Its conversations stay; its secrets do not. */
export async function deleteChannel(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  const row = await channelRow(actor, input.id);
  await database()
    .db.update(supportChannel)
    .set({ deletedAt: new Date(), enabled: false, sealed: null })
    .where(eq(supportChannel.id, row.id));
}
