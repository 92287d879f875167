import { and, eq } from "drizzle-orm";
import { pause as pauseTable } from "#drizzle/schema/operations.ts";
import type { ResumeBody } from "#lib/api/operations.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { database } from "../store/database.ts";
import { skipPaused, wakePaused } from "../store/release-paused.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { announcePublication } from "./flow-rows.ts";
import { everything } from "./pause.ts";

/**
 * A flow whose waiting runs are to run is paused until the last of them has begun, so that nothing overtakes them. Everything else
 * is resumed at once.
 */
export async function resume(actor: Actor, input: ResumeBody): Promise<void> {
  requireRole(actor, "editor");
  const { scope, id = everything, waiting } = input;
  const { db, sql } = database();
  const mine = and(eq(pauseTable.workspaceId, actor.workspaceId), eq(pauseTable.scope, scope), eq(pauseTable.id, id));
  await db.transaction(async (tx) => {
    const changed =
      scope === "flow" && waiting === "run"
        ? await tx.update(pauseTable).set({ state: "draining" }).where(mine).returning({ id: pauseTable.id })
        : await tx.delete(pauseTable).where(mine).returning({ id: pauseTable.id });
    if (changed.length === 0) throw new Refusal(409, "not-paused", refusalWords.notPaused);
    await announcePublication(tx);
  });
  const target = { workspaceId: actor.workspaceId, scope, id };
  // a run that parks after this, in a process that has not heard yet, is found by the engine
  if (waiting === "skip") while ((await skipPaused(sql, target, limits.skippedAtOnce)) === limits.skippedAtOnce);
  else if (scope !== "flow") await sql.begin((tx) => wakePaused(tx, target));
  await sql.notify("tradewind", "resumed").catch(() => {});
}
