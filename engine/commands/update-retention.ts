import { eq } from "drizzle-orm";
import { workspace } from "#drizzle/schema/account.ts";
import type { RetentionBody, RetentionState } from "#lib/api/operations.ts";
import { getRetention } from "../queries/get-retention.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";

/** The engine looks for old days every hour; nothing is deleted here. */
export async function updateRetention(actor: Actor, input: RetentionBody): Promise<RetentionState> {
  requireRole(actor, "owner");
  await database().db.update(workspace).set({ historyDays: input.historyDays }).where(eq(workspace.id, actor.workspaceId));
  return getRetention(actor);
}
