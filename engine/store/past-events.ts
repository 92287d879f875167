/**
 * The events that came before, on which a version of a flow is to run: walked oldest first, a stretch of the inbox at a time, and
 * told apart into those that it would answer, those that it has answered, and those that do not start it.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { JobFilter } from "#lib/api/jobs.ts";
import { readCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { type BoundFlow, bindFlow } from "../core/bind.ts";
import { runId } from "../ingest/ids.ts";
import type { Place } from "./job-targets.ts";
import { canonicalEvent, type StoredEvent } from "./read-event.ts";

export interface PastFlow {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly version: number;
  readonly bound: BoundFlow;
}

/** Null: there is no such version, or it cannot be read. */
export async function readPastFlow(sql: Sql | Transaction, workspaceId: string, flowId: string, version: number): Promise<PastFlow | null> {
  const [row] = await sql<{ document: FlowDocument; timezone: string; opening: unknown }[]>`
    select v.document, w.timezone, w.opening from flow_version v join workspace w on w.id = v.workspace_id
    where v.workspace_id = ${workspaceId} and v.flow_id = ${flowId} and v.version = ${version}`;
  if (!row) return null;
  const calendar = readCalendar(row.timezone, row.opening);
  const bound = bindFlow(row.document, () => calendar);
  return bound && { workspaceId, flowId, version, bound };
}

export interface PastEvent {
  readonly event: CanonicalEvent;
  readonly runId: string;
  readonly handled: boolean;
}
export interface Stretch {
  /** In their order; `unfit`: how many others were of the right kind and still do not start it. */
  readonly events: readonly PastEvent[];
  readonly unfit: number;
  /** Where it ends; null: nothing is behind it. */
  readonly place: Place | null;
}

/** @param entities `order:5001` and the like, where only events about these are meant */
export async function readStretch(
  sql: Sql | Transaction,
  flow: PastFlow,
  filter: Pick<JobFilter, "since" | "until" | "eventType">,
  entities: readonly string[] | null,
  until: string,
  after: Place | null,
  most: number,
): Promise<Stretch> {
  const { workspaceId, bound, flowId } = flow;
  const end = filter.until && filter.until < until ? filter.until : until;
  // a page of the inbox by its index, whatever is in it: looking for the next that fits might walk through all of it
  const scanned = await sql<{ id: string; type: string; source_id: string | null; entity: string | null; received_at: Date }[]>`
    select id, type, source_id, entity_type || ':' || entity_id as entity, received_at from event
    where workspace_id = ${workspaceId} and received_at <= ${end}
      ${filter.since ? sql`and received_at >= ${filter.since}` : sql``}
      ${after ? sql`and (received_at, id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by received_at asc nulls first, id asc nulls first limit ${limits.pastScanned}`;
  const wanted = entities && new Set(entities);
  const ofKind = scanned.filter(
    ({ type, source_id, entity }) =>
      (filter.eventType === undefined || type === filter.eventType) &&
      (bound.startsOn.has(`${type}/`) || bound.startsOn.has(`${type}/${source_id}`)) &&
      (wanted === null || (entity !== null && wanted.has(entity))),
  );
  const taken = ofKind.slice(0, most);
  const last = ofKind.length > most ? taken.at(-1) : scanned.at(-1);
  const events = await readEvents(
    sql,
    taken.map(({ id }) => id),
  );
  const fitting = events.filter((event) => bound.start(event) !== null);
  const ids = fitting.map(({ id }) => runId(id, flowId, 0));
  const known = await knownRuns(sql, ids);
  return {
    events: fitting.map((event, i): PastEvent => ({ event, runId: ids[i] ?? "", handled: known.has(ids[i] ?? "") })),
    unfit: events.length - fitting.length,
    place: last ? { at: last.received_at.toISOString(), id: last.id } : null,
  };
}

async function readEvents(sql: Sql | Transaction, ids: readonly string[]): Promise<CanonicalEvent[]> {
  if (ids.length === 0) return [];
  const rows = await sql<StoredEvent[]>`
    select e.id, e.workspace_id, e.source_id, e.received_at, e.reading, e.body
    from unnest(${ids.map(dayOfId)}::date[], ${[...ids]}::uuid[]) with ordinality as w(day, id, ord)
    join event e on e.day = w.day and e.id = w.id order by w.ord`;
  return rows.map(canonicalEvent);
}

/** Runs that there are, ended or not, or that are about to begin. */
async function knownRuns(sql: Sql | Transaction, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<{ id: string }[]>`
    select r.id from unnest(${ids.map(dayOfId)}::date[], ${[...ids]}::uuid[]) as w(day, id) join run r on r.day = w.day and r.id = w.id
    union all select id from run_live where id = any(${[...ids]}::uuid[])
    union all select d.run_id from shard_lease l join delivery d on d.shard = l.shard and d.seq > l.cursor where d.run_id = any(${[...ids]}::uuid[])
    union all
    select d.run_id from spilled s join delivery d on d.day = s.day and d.shard = s.shard and d.seq = s.seq
    where d.run_id = any(${[...ids]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}
