/** Runs that an accepted event will start and no turn has begun: deliveries past their shard's cursor, without a run. */
import { and, eq, gt, gte, isNotNull, or, sql } from "drizzle-orm";
import { delivery, event, runLive, shardLease, spilled } from "#drizzle/schema/engine.ts";
import { flow } from "#drizzle/schema/flow.ts";
import type { Page } from "#lib/api/page.ts";
import type { RunListQuery, RunSummary } from "#lib/api/runs.ts";
import type { Actor } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, entityIn, newestFirst, pageFrom, placeOf, rowsOf } from "./keyset.ts";
import { summaryOf } from "./run-rows.ts";

export async function listQueued(actor: Actor, input: RunListQuery): Promise<Page<RunSummary>> {
  const entity = input.entity === undefined ? null : entityIn(input.entity);
  const rows = await database()
    .db.select({
      id: sql<string>`${delivery.runId}`,
      flowId: sql<string>`${delivery.flowId}`,
      flowName: sql<string>`coalesce(${flow.name}, '')`,
      version: sql<number>`${delivery.version}`,
      entityType: event.entityType,
      entityId: event.entityId,
      eventId: event.id,
      eventType: event.type,
      replay: delivery.replay,
      startedAt: delivery.at,
    })
    .from(delivery)
    .innerJoin(shardLease, and(eq(shardLease.shard, delivery.shard)))
    .innerJoin(event, and(eq(event.day, delivery.eventDay), eq(event.id, delivery.eventId)))
    .leftJoin(flow, eq(flow.id, delivery.flowId))
    .leftJoin(runLive, eq(runLive.id, delivery.runId))
    .leftJoin(spilled, and(eq(spilled.shard, delivery.shard), eq(spilled.seq, delivery.seq)))
    .where(
      and(
        eq(delivery.workspaceId, actor.workspaceId),
        isNotNull(delivery.runId),
        isNotNull(delivery.flowId),
        sql`${delivery.kind} in ('event', 'replay')`,
        or(gt(delivery.seq, shardLease.cursor), isNotNull(spilled.seq)),
        sql`${runLive.id} is null`,
        input.flowId ? eq(delivery.flowId, input.flowId) : undefined,
        input.since ? gte(delivery.at, new Date(input.since)) : undefined,
        entity ? eq(event.entityType, entity.type) : undefined,
        entity?.id ? eq(event.entityId, entity.id) : undefined,
        after(delivery.at, delivery.runId, placeOf(input)),
      ),
    )
    .orderBy(...newestFirst(delivery.at, delivery.runId))
    .limit(rowsOf(input) + 1);
  const still = {
    status: "queued",
    entityLabel: null,
    endedAt: null,
    failureCode: null,
    failureMessage: null,
    wakeAt: null,
    reason: null,
  } as const;
  return pageFrom(
    rows,
    input,
    (row) => ({ at: row.startedAt, id: row.id }),
    (row) => summaryOf({ ...row, ...still }),
  );
}
