import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { event } from "#drizzle/schema/engine.ts";
import { source } from "#drizzle/schema/outside.ts";
import type { EventListQuery, EventSummary, Origin } from "#lib/api/events.ts";
import type { Page } from "#lib/api/page.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, entityIn, iso, newestFirst, type Place, pageFrom, placeOf, rowsOf } from "./keyset.ts";
import { entityOf } from "./run-rows.ts";

export async function listEvents(actor: Actor, input: EventListQuery): Promise<Page<EventSummary>> {
  requireRole(actor, "viewer");
  const entity = input.entity === undefined ? null : entityIn(input.entity);
  const since = input.since === undefined ? null : new Date(input.since);
  const rows = await selectEvents(
    and(
      eq(event.workspaceId, actor.workspaceId),
      input.type ? eq(event.type, input.type) : undefined,
      input.source ? eq(event.sourceId, input.source) : undefined,
      input.origin ? eq(event.origin, input.origin) : undefined,
      entity ? eq(event.entityType, entity.type) : undefined,
      entity?.id ? eq(event.entityId, entity.id) : undefined,
      since ? and(gte(event.day, since.toISOString().slice(0, 10)), gte(event.receivedAt, since)) : undefined,
    ),
    placeOf(input),
    rowsOf(input) + 1,
  );
  return pageFrom(rows, input, (row) => ({ at: row.receivedAt, id: row.id }), eventSummaryOf);
}

export const eventColumns = {
  id: event.id,
  type: event.type,
  topic: event.topic,
  origin: event.origin,
  sourceId: event.sourceId,
  sourceName: source.name,
  entityType: event.entityType,
  entityId: event.entityId,
  /** What people call the order: looked up for the rows that are shown. */
  entityLabel: sql<string | null>`(
    select number from shop_order o where ${event.entityType} = 'order' and o.workspace_id = ${event.workspaceId} and o.id = ${event.entityId})`,
  receivedAt: event.receivedAt,
  started: event.started,
};

export function selectEvents(where: SQL | undefined, place: Place | null, rows: number) {
  return database()
    .db.select(eventColumns)
    .from(event)
    .leftJoin(source, eq(source.id, event.sourceId))
    .where(and(where, after(event.receivedAt, event.id, place)))
    .orderBy(...newestFirst(event.receivedAt, event.id))
    .limit(rows);
}
type EventRow = Awaited<ReturnType<typeof selectEvents>>[number];

export function eventSummaryOf(row: EventRow): EventSummary {
  const { id, type, topic, started } = row;
  return {
    id,
    type,
    topic,
    origin: row.origin as Origin,
    source: row.sourceId === null ? null : { id: row.sourceId, name: row.sourceName ?? "" },
    entity: entityOf(row.entityType, row.entityId),
    entityLabel: row.entityLabel,
    receivedAt: iso(row.receivedAt),
    started,
  };
}
