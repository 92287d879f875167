import { and, eq } from "drizzle-orm";
import { event } from "#drizzle/schema/engine.ts";
import type { EventPast } from "#lib/api/comparisons.ts";
import { limits } from "#lib/limits.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { RehearsedOrders } from "../core/rehearsed-orders.ts";
import { runId } from "../ingest/ids.ts";
import { database } from "../store/database.ts";
import { earlierOf, journalsOf } from "../store/recorded-events.ts";

/** What trying a flow on a recorded event has to know beside the event itself. */
export async function getEventPast(actor: Actor, { id, flowId }: { id: string; flowId: string }): Promise<EventPast> {
  requireRole(actor, "viewer");
  const day = dayOfId(id);
  if (day === null) throw notFound("event");
  const { db, sql } = database();
  const [row] = await db
    .select({ entityType: event.entityType, entityId: event.entityId, receivedAt: event.receivedAt })
    .from(event)
    .where(and(eq(event.day, day), eq(event.id, id), eq(event.workspaceId, actor.workspaceId)));
  if (!row) throw notFound("event");
  const run = runId(id, flowId, 0);
  const orderId = row.entityType === "order" ? row.entityId : null;
  const [earlier, journals] = await Promise.all([
    orderId ? earlierOf(sql, actor.workspaceId, [orderId], { at: row.receivedAt, id }, limits.comparedEarlierMax) : null,
    journalsOf(sql, actor.workspaceId, [{ id: run, day }]),
  ]);
  const orders = new RehearsedOrders();
  for (const [order, events] of earlier ?? []) orders.recall(order, events);
  const journal = journals.get(run);
  return { order: orderId ? orders.get(orderId) : null, journal: journal ? [...journal] : null };
}
