import { and, eq, max } from "drizzle-orm";
import { event, run, runLive } from "#drizzle/schema/engine.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { runId, shardOf } from "../ingest/ids.ts";
import { database } from "../store/database.ts";
import { deliver } from "../store/deliver.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";

/** The same event through the same version once more, as a run of its own. Two clicks before it begins are one. */
export async function replayRun(actor: Actor, input: { id: string }): Promise<{ runId: string }> {
  requireRole(actor, "editor");
  const { db, sql } = database();
  const day = dayOfId(input.id);
  if (day === null) throw notFound("run");
  const [origin] = await db
    .select()
    .from(run)
    .where(and(eq(run.day, day), eq(run.id, input.id), eq(run.workspaceId, actor.workspaceId)));
  if (!origin) {
    const [live] = await db
      .select({ id: runLive.id })
      .from(runLive)
      .where(and(eq(runLive.id, input.id), eq(runLive.workspaceId, actor.workspaceId)));
    throw live ? new Refusal(409, "run.not-ended", refusalWords.runNotEnded) : notFound("run");
  }
  const { eventId, flowId, version, lane } = origin;
  const [kept] = await db
    .select({ id: event.id })
    .from(event)
    .where(and(eq(event.day, day), eq(event.id, eventId)));
  if (!kept) throw new Refusal(409, "run.event-gone", refusalWords.runEventGone);
  const [ended, going] = await Promise.all([
    db
      .select({ last: max(run.replay) })
      .from(run)
      .where(and(eq(run.day, day), eq(run.flowId, flowId), eq(run.eventId, eventId))),
    db
      .select({ last: max(runLive.replay) })
      .from(runLive)
      .where(and(eq(runLive.flowId, flowId), eq(runLive.eventId, eventId))),
  ]);
  const replay = Math.max(ended[0]?.last ?? 0, going[0]?.last ?? 0) + 1;
  const next = runId(eventId, flowId, replay);
  await deliver(sql, {
    kind: "replay",
    workspaceId: actor.workspaceId,
    lane,
    shard: shardOf(lane, limits.shards),
    eventId,
    flowId,
    version,
    runId: next,
    replay,
  });
  return { runId: next };
}
