import { and, eq, inArray } from "drizzle-orm";
import { effect, event, run, runLive } from "#drizzle/schema/engine.ts";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import { runHandled } from "#drizzle/schema/history.ts";
import { source } from "#drizzle/schema/outside.ts";
import type { RunDetail } from "#lib/api/runs.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { stepsOf } from "#lib/run/steps.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { rootOf } from "../core/repeat.ts";
import { database } from "../store/database.ts";
import { effectsBeside } from "./effects-beside.ts";
import { iso } from "./keyset.ts";
import { findQueued } from "./list-queued.ts";
import { undoneOfRun } from "./list-undone.ts";
import { effectsOf, keysOfEffects } from "./run-effects.ts";
import { endedColumns, liveColumns, summaryOf } from "./run-rows.ts";

export async function getRun(actor: Actor, input: { id: string }): Promise<RunDetail> {
  requireRole(actor, "viewer");
  const found = await findRun(actor, input.id);
  if (!found) throw notFound("run");
  const { db, sql } = database();
  const day = dayOfId(found.eventId) ?? found.day;
  const [versions, ledger, events] = await Promise.all([
    db
      .select({ document: flowVersion.document })
      .from(flowVersion)
      .where(and(eq(flowVersion.flowId, found.flowId), eq(flowVersion.version, found.version))),
    // a run that repeats another goes on using that one's keys, and so its rows
    db
      .select()
      .from(effect)
      .where(and(eq(effect.day, day), inArray(effect.runId, [input.id, rootOf(found.journal, input.id)]))),
    db
      .select({
        event: { id: event.id, type: event.type, topic: event.topic, origin: event.origin, receivedAt: event.receivedAt },
        source: { id: source.id, name: source.name },
      })
      .from(event)
      .leftJoin(source, eq(source.id, event.sourceId))
      .where(and(eq(event.day, day), eq(event.id, found.eventId))),
  ]);
  const steps = stepsOf(found.journal);
  const [groups, handled, undone, beside] = await Promise.all([
    found.endedAt === null
      ? sql<RunDetail["groups"]>`select node, visit, total, done, failed from run_group where run_id = ${input.id}`
      : [],
    found.status === "failed" ? handledBy(actor.workspaceId, input.id) : null,
    undoneOfRun(actor, input.id),
    effectsBeside(actor.workspaceId, keysOfEffects(steps)),
  ]);
  const [started] = events;
  return {
    ...summaryOf(found),
    journal: found.journal,
    steps,
    effects: effectsOf(steps, ledger, beside),
    groups: [...groups],
    handled,
    undone,
    document: versions[0]?.document ?? null,
    event: started ? { ...started.event, receivedAt: iso(started.event.receivedAt), source: started.source } : null,
  };
}

async function handledBy(workspaceId: string, id: string): Promise<RunDetail["handled"]> {
  const [row] = await database()
    .db.select({ how: runHandled.how, by: runHandled.by, at: runHandled.at, nextRunId: runHandled.nextRunId })
    .from(runHandled)
    .where(and(eq(runHandled.workspaceId, workspaceId), eq(runHandled.runId, id)));
  return row ? { ...row, at: iso(row.at) } : null;
}

/** It goes from queued to live to ended and never back, so one that moves on meanwhile is found at the second look. */
async function findRun(actor: Actor, id: string) {
  const { db } = database();
  const day = dayOfId(id);
  if (day === null) return null;
  const ended = () =>
    db
      .select({ ...endedColumns, day: run.day, journal: run.journal })
      .from(run)
      .leftJoin(flow, eq(flow.id, run.flowId))
      .where(and(eq(run.day, day), eq(run.id, id), eq(run.workspaceId, actor.workspaceId)));
  const live = () =>
    db
      .select({ ...liveColumns, day: runLive.day, journal: runLive.journal })
      .from(runLive)
      .leftJoin(flow, eq(flow.id, runLive.flowId))
      .where(and(eq(runLive.id, id), eq(runLive.workspaceId, actor.workspaceId)));
  const queued = async () => {
    const row = await findQueued(actor, id);
    return row ? [{ ...row, journal: [] }] : [];
  };
  for (const look of [ended, live, queued, live, ended]) {
    const [found] = await look();
    if (found) return found;
  }
  return null;
}
