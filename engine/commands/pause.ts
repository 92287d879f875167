import { and, eq, isNull } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import { pause as pauseTable } from "#drizzle/schema/operations.ts";
import { connection } from "#drizzle/schema/outside.ts";
import type { PauseBody } from "#lib/api/operations.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";
import { announcePublication } from "./flow-rows.ts";

/** In the place of an id, for everything that acts outside. */
export const everything = "00000000-0000-0000-0000-000000000000";

/** What comes from now on waits. Every process hears of it within a poll; a call that is out is not called back. */
export async function pause(actor: Actor, input: PauseBody): Promise<void> {
  requireRole(actor, "editor");
  const { scope, id = everything } = input;
  await database().db.transaction(async (tx) => {
    if (scope !== "all") {
      const table = scope === "flow" ? flow : connection;
      const [known] = await tx
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.workspaceId, actor.workspaceId), eq(table.id, id), isNull(table.deletedAt)));
      if (!known) throw notFound(scope);
    }
    await tx
      .insert(pauseTable)
      .values({ workspaceId: actor.workspaceId, scope, id, pausedBy: actor.name })
      .onConflictDoUpdate({ target: [pauseTable.workspaceId, pauseTable.scope, pauseTable.id], set: { state: "paused" } });
    await announcePublication(tx);
  });
}
