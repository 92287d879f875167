import { and, eq } from "drizzle-orm";
import { event } from "#drizzle/schema/engine.ts";
import { source } from "#drizzle/schema/outside.ts";
import type { EventDetail } from "#lib/api/events.ts";
import { limits } from "#lib/limits.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { readBytes } from "../ingest/read-bytes.ts";
import { database } from "../store/database.ts";
import { eventColumns, eventSummaryOf } from "./list-events.ts";
import { summaryOf } from "./run-rows.ts";
import { ofMoment, selectRuns } from "./runs-of.ts";

export async function getEvent(actor: Actor, input: { id: string }): Promise<EventDetail> {
  requireRole(actor, "viewer");
  const day = dayOfId(input.id);
  if (day === null) throw notFound("event");
  const [row] = await database()
    .db.select({ ...eventColumns, reading: event.reading, body: event.body, headers: event.headers })
    .from(event)
    .leftJoin(source, eq(source.id, event.sourceId))
    .where(and(eq(event.day, day), eq(event.id, input.id), eq(event.workspaceId, actor.workspaceId)));
  if (!row) throw notFound("event");
  const text = Buffer.from(row.body).toString("utf8");
  const { meaning, body } = readBytes(row.reading, row.body);
  const runs = await selectRuns(
    (table) => and(eq(table.workspaceId, actor.workspaceId), eq(table.eventId, input.id), ofMoment(table, input.id)),
    null,
    limits.pageRows,
  );
  return {
    ...eventSummaryOf(row),
    meaning,
    body,
    raw: text.length > limits.shownBodyBytesMax ? text.slice(0, limits.shownBodyBytesMax) : text,
    bytes: row.body.byteLength,
    headers: row.headers,
    runs: runs.map(summaryOf),
  };
}
