import { and, eq } from "drizzle-orm";
import { run, runLive } from "#drizzle/schema/engine.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { findQueued } from "../queries/list-queued.ts";
import { database } from "../store/database.ts";
import { deliver } from "../store/deliver.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";

/** Asks the run's lane to end it: the order is kept with what is under way, so the answer comes before the end. */
export async function cancelRun(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  const { db, sql } = database();
  const [live] = await db
    .select()
    .from(runLive)
    .where(and(eq(runLive.id, input.id), eq(runLive.workspaceId, actor.workspaceId)));
  const day = dayOfId(input.id);
  const queued = live ? null : await findQueued(actor, input.id);
  const found = live ?? queued;
  if (!found) {
    const ended = day
      ? await db
          .select({ status: run.status })
          .from(run)
          .where(and(eq(run.day, day), eq(run.id, input.id), eq(run.workspaceId, actor.workspaceId)))
      : [];
    if (!ended[0]) throw notFound("run");
    throw new Refusal(409, "run.ended", refusalWords.runEnded, { values: { status: ended[0].status } });
  }
  await deliver(sql, {
    kind: "cancel",
    workspaceId: actor.workspaceId,
    lane: found.lane,
    shard: found.shard,
    eventId: found.eventId,
    flowId: found.flowId,
    version: found.version,
    runId: found.id,
    replay: found.replay,
  });
}
