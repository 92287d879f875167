/**
 * Runs that an accepted message will start and no turn has begun: deliveries past their shard's cursor, without a run. Each says
 * behind which run it waits: the first of its lane that is not done.
 */
import { and, eq, gt, gte, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { delivery, event, run, runLive, shardLease, spilled } from "#drizzle/schema/engine.ts";
import { flow } from "#drizzle/schema/flow.ts";
import type { Page } from "#lib/api/page.ts";
import type { RunListQuery, RunSummary } from "#lib/api/runs.ts";
import { limits } from "#lib/limits.ts";
import type { Actor } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import type { FoundEntities } from "./find-entities.ts";
import { after, entityIn, newestFirst, pageFrom, placeOf, rowsOf } from "./keyset.ts";
import { type RunRow, summaryOf } from "./run-rows.ts";

export async function listQueued(actor: Actor, input: RunListQuery, found: FoundEntities | null): Promise<Page<RunSummary>> {
  const entity = input.entity === undefined ? null : entityIn(input.entity);
  const rows = await selectQueued(
    and(
      eq(delivery.workspaceId, actor.workspaceId),
      input.flowId ? eq(delivery.flowId, input.flowId) : undefined,
      input.version ? eq(delivery.version, input.version) : undefined,
      input.since ? gte(delivery.at, new Date(input.since)) : undefined,
      entity ? eq(event.entityType, entity.type) : undefined,
      entity?.id ? eq(event.entityId, entity.id) : undefined,
      found ? about(found) : undefined,
      after(delivery.at, delivery.runId, placeOf(input)),
    ),
    rowsOf(input) + 1,
  );
  return pageFrom(rows, input, (row) => ({ at: row.startedAt, id: row.id }), summaryOf);
}

export async function findQueued(actor: Actor, id: string): Promise<QueuedRow | null> {
  const [row] = await selectQueued(and(eq(delivery.workspaceId, actor.workspaceId), eq(delivery.runId, id)), 1);
  return row ?? null;
}

export interface QueuedRow extends RunRow {
  readonly lane: string;
  readonly shard: number;
  readonly day: string;
}

const about = ({ orders, customers }: FoundEntities): SQL | undefined =>
  or(
    orders.length > 0 ? and(eq(event.entityType, "order"), inArray(event.entityId, [...orders])) : undefined,
    customers.length > 0 ? and(eq(event.entityType, "customer"), inArray(event.entityId, [...customers])) : undefined,
  ) ?? sql`false`;

async function selectQueued(where: SQL | undefined, most: number): Promise<QueuedRow[]> {
  const rows = await database()
    .db.select({
      id: sql<string>`${delivery.runId}`,
      flowId: sql<string>`${delivery.flowId}`,
      flowName: sql<string>`coalesce(${flow.name}, '')`,
      version: sql<number>`${delivery.version}`,
      entityType: event.entityType,
      entityId: event.entityId,
      entityLabel: sql<string | null>`(
        select number from shop_order o where ${event.entityType} = 'order' and o.workspace_id = ${delivery.workspaceId} and o.id = ${event.entityId})`,
      eventId: event.id,
      eventType: event.type,
      replay: delivery.replay,
      startedAt: delivery.at,
      lane: delivery.lane,
      shard: delivery.shard,
      day: sql<string>`${delivery.eventDay}::text`,
      behind: sql<RunSummary["waitingBehind"]>`(${firstAhead})`,
    })
    .from(delivery)
    .innerJoin(shardLease, eq(shardLease.shard, delivery.shard))
    .innerJoin(event, and(eq(event.day, delivery.eventDay), eq(event.id, delivery.eventId)))
    .leftJoin(flow, eq(flow.id, delivery.flowId))
    .leftJoin(runLive, eq(runLive.id, delivery.runId))
    .leftJoin(run, and(eq(run.day, delivery.eventDay), eq(run.id, delivery.runId)))
    .leftJoin(spilled, and(eq(spilled.shard, delivery.shard), eq(spilled.seq, delivery.seq)))
    .where(
      and(
        isNotNull(delivery.runId),
        isNotNull(delivery.flowId),
        sql`${delivery.kind} in ('event', 'replay', 'child')`,
        or(gt(delivery.seq, shardLease.cursor), isNotNull(spilled.seq)),
        // it may have begun, or be done while the shard's cursor stands before it
        sql`${runLive.id} is null and ${run.id} is null`,
        where,
      ),
    )
    .orderBy(...newestFirst(delivery.at, delivery.runId))
    .limit(most);
  return rows.map((row) => ({
    ...row,
    status: "queued",
    endedAt: null,
    failureCode: null,
    failureMessage: null,
    wakeAt: null,
    reason: null,
  }));
}

/** In the same lane, before it, and not done. */
const firstAhead = sql`
  select json_build_object('runId', (array_agg(a.run_id order by a.seq))[1], 'flowName', (array_agg(a.name order by a.seq))[1], 'ahead', count(*))
  from (
    select d.run_id, d.seq, coalesce(f.name, '') as name
    from delivery d left join flow f on f.id = d.flow_id
    where d.shard = ${delivery.shard} and d.lane = ${delivery.lane} and d.seq < ${delivery.seq} and d.run_id is not null
      and d.kind in ('event', 'replay', 'child') and d.run_id <> ${delivery.runId}
      and (d.seq > ${shardLease.cursor} or exists (select from spilled p where p.shard = d.shard and p.seq = d.seq))
      and not exists (select from run r where r.day = d.event_day and r.id = d.run_id)
    order by d.seq limit ${sql.raw(String(limits.aheadCountedMax))}
  ) a
  having count(*) > 0`;
