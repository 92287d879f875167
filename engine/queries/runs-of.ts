/** Runs by what they belong to (an event, an order), live and ended together, newest first. */
import { and, eq, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { run, runLive } from "#drizzle/schema/engine.ts";
import { flow } from "#drizzle/schema/flow.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { database } from "../store/database.ts";
import { after, newestFirst, type Place } from "./keyset.ts";
import { endedColumns, liveColumns, type RunRow } from "./run-rows.ts";

export type RunTable = typeof run | typeof runLive;

/** A run's id begins with the millisecond of its event's: both are found among the few of that moment, by the primary key. */
export function ofMoment(table: RunTable, id: string): SQL | undefined {
  const moment = id.slice(0, 13).toLowerCase();
  return and(
    eq(table.day, dayOfId(id) ?? "1970-01-01"),
    sql`${table.id} between ${`${moment}-0000-0000-000000000000`}::uuid and ${`${moment}-ffff-ffff-ffffffffffff`}::uuid`,
  );
}

export function selectRuns(where: (table: RunTable) => SQL | undefined, place: Place | null, rows: number): Promise<RunRow[]> {
  const { db } = database();
  const filter = (table: RunTable) => and(where(table), after(table.startedAt, table.id, place));
  const live = db
    .select(liveColumns)
    .from(runLive)
    .leftJoin(flow, eq(flow.id, runLive.flowId))
    .where(filter(runLive))
    .orderBy(...newestFirst(runLive.startedAt, runLive.id))
    .limit(rows);
  const ended = db
    .select(endedColumns)
    .from(run)
    .leftJoin(flow, eq(flow.id, run.flowId))
    .where(filter(run))
    .orderBy(...newestFirst(run.startedAt, run.id))
    .limit(rows);
  // one statement, so that a run which ends meanwhile is seen once
  return unionAll(live, ended).orderBy(sql`started_at desc`, sql`id desc`).limit(rows);
}

/**
 * The same for many things at once, each with a few runs: all of theirs are read by their index, and then sorted. Asked for the newest
 * ones of them, PostgreSQL 18 walked back through the history of everything: 4.5 s instead of 40 ms at 2,000,000 runs.
 */
export function selectScattered(where: (table: RunTable) => SQL | undefined, place: Place | null, rows: number): Promise<RunRow[]> {
  const { db } = database();
  const filter = (table: RunTable) => and(where(table), after(table.startedAt, table.id, place));
  // `offset 0` keeps the order and the limit outside
  const live = db.select(liveColumns).from(runLive).leftJoin(flow, eq(flow.id, runLive.flowId)).where(filter(runLive)).offset(0);
  const ended = db.select(endedColumns).from(run).leftJoin(flow, eq(flow.id, run.flowId)).where(filter(run)).offset(0);
  return unionAll(live, ended).orderBy(sql`started_at desc`, sql`id desc`).limit(rows);
}
