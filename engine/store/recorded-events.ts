/** Recorded events in the order in which they came, and what orders' earlier events tell of them: for comparing and for trying. */
import type { Sql } from "#drizzle/client.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { Entry } from "#lib/run/journal.ts";
import { canonicalEvent, type StoredEvent } from "./read-event.ts";

export interface PastPlace {
  readonly at: Date;
  readonly id: string;
}

/** What is looked for: the events that start something, and those that only tell of it, all types by name. */
export interface Wanted {
  readonly workspaceId: string;
  readonly starting: readonly string[];
  readonly telling: readonly string[];
}

/** Where the newest so many events begin that start something, how many there are, and where they end. */
export async function windowOf(
  sql: Sql,
  { workspaceId, starting }: Wanted,
  most: number,
): Promise<{ total: number; first: PastPlace; last: PastPlace } | null> {
  // the newest ids by the index on (workspace, time); only the two ends come back
  const [row] = await sql<{ total: number; first_at: Date; first_id: string; last_at: Date; last_id: string }[]>`
    with newest as materialized (
      select received_at, id from event where workspace_id = ${workspaceId} and type = any(${[...starting]}::text[])
      order by received_at desc nulls last, id desc nulls last limit ${most}
    )
    select (select count(*)::int from newest) as total, f.received_at as first_at, f.id as first_id, l.received_at as last_at, l.id as last_id
    from (select * from newest order by received_at, id limit 1) f, (select * from newest order by received_at desc, id desc limit 1) l`;
  if (!row) return null;
  return { total: row.total, first: { at: row.first_at, id: row.first_id }, last: { at: row.last_at, id: row.last_id } };
}

const typesOf = ({ starting, telling }: Wanted) => [...new Set([...starting, ...telling])];

/** The next events from a place on, that one left out: so many, or fewer where they are large. Unread, for what is read lives long. */
export async function eventsAfter(
  sql: Sql,
  wanted: Wanted,
  after: PastPlace,
  most: { rows: number; bytes: number },
): Promise<{ events: readonly StoredEvent[]; place: PastPlace | null }> {
  const found = await stretchOf(sql, wanted, after, most);
  const last = found.at(-1);
  const goesOn = last && (last.rows === most.rows || found.length < last.rows);
  return { events: found, place: goesOn ? { at: last.received_at, id: last.id } : null };
}

type Counted = StoredEvent & { readonly rows: number };

async function stretchOf(sql: Sql, wanted: Wanted, after: PastPlace, { rows, bytes }: { rows: number; bytes: number }): Promise<Counted[]> {
  // a body's length is known without reading it; the first is taken whatever it is. They are counted once more at the end so that all are
  // read before one is sent: after an error among rows the driver (3.4.9) puts the next answer's rows behind those
  const stretch = (body: ReturnType<Sql>) => sql<Counted[]>`
    select id, workspace_id, source_id, received_at, reading, body, rows, count(*) over () as taken from (
      select id, workspace_id, source_id, received_at, reading, ${body} as body, rows from (
        select *, count(*) over ()::int as rows,
          sum(octet_length(body)) over (order by received_at asc nulls first, id asc nulls first) - octet_length(body) as bytes_before
        from (
          select id, workspace_id, source_id, received_at, reading, body from event
          where workspace_id = ${wanted.workspaceId} and type = any(${typesOf(wanted)}::text[]) and day >= ${dayOf(after)}
            and (received_at, id) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)
          order by received_at asc nulls first, id asc nulls first limit ${rows}
        ) page
      ) counted where bytes_before < ${bytes} offset 0
    ) read order by received_at asc nulls first, id asc nulls first`;
  try {
    // as bytes the driver is sent twice as much, and keeps it beside V8's heap: that took a fifth more of a core
    return await stretch(sql`convert_from(body, 'UTF8')`);
  } catch (error) {
    if (!isNoText(error)) throw error;
    return stretch(sql`body`);
  }
}

/** PostgreSQL knows no text with a NUL in it, or of bytes that are no UTF-8. */
const isNoText = (error: unknown) => error instanceof Error && "code" in error && error.code === "22021";

/** How many of these events each order has that has more than one, the two ends counted in. */
export async function comingAgain(sql: Sql, wanted: Wanted, first: PastPlace, last: PastPlace): Promise<Map<string, number>> {
  const found = await sql<{ id: string; events: number }[]>`
    select entity_id as id, count(*)::int as events from event
    where workspace_id = ${wanted.workspaceId} and type = any(${typesOf(wanted)}::text[]) and entity_type = 'order'
      and day >= ${dayOf(first)} and (received_at, id) >= (${first.at.toISOString()}::timestamptz, ${first.id}::uuid)
      and (received_at, id) <= (${last.at.toISOString()}::timestamptz, ${last.id}::uuid)
    group by entity_id having count(*) > 1`;
  return new Map(found.map(({ id, events }) => [id, events]));
}

const dayOf = ({ at }: PastPlace) => at.toISOString().slice(0, 10);

/** What was heard of each of these orders before, oldest first. */
export async function earlierOf(
  sql: Sql,
  workspaceId: string,
  orders: readonly string[],
  before: PastPlace,
  most: number,
): Promise<Map<string, CanonicalEvent[]>> {
  const found = await sql<StoredEvent[]>`
    select id, workspace_id, source_id, received_at, reading, body from event
    where workspace_id = ${workspaceId} and entity_type = 'order' and entity_id = any(${[...orders]}::text[])
      and day <= ${before.at.toISOString().slice(0, 10)} and (received_at, id) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)
    order by received_at desc nulls last, id desc nulls last limit ${most}`;
  const byOrder = new Map<string, CanonicalEvent[]>();
  for (const row of found.reverse()) {
    const event = canonicalEvent(row);
    const id = event.order?.id ?? "";
    byOrder.set(id, [...(byOrder.get(id) ?? []), event]);
  }
  return byOrder;
}

/** The journals of these runs, of those that are known. */
export async function journalsOf(
  sql: Sql,
  workspaceId: string,
  runs: readonly { id: string; day: string }[],
): Promise<Map<string, readonly Entry[]>> {
  const ids = runs.map(({ id }) => id);
  const [ended, live] = await Promise.all([
    sql<{ id: string; journal: string }[]>`
      select r.id, r.journal from unnest(${runs.map(({ day }) => day)}::date[], ${ids}::uuid[]) as w(day, id)
      join run r on r.day = w.day and r.id = w.id where r.workspace_id = ${workspaceId}`,
    sql<
      { id: string; journal: Entry[] }[]
    >`select id, journal from run_live where id = any(${ids}::uuid[]) and workspace_id = ${workspaceId}`,
  ]);
  return new Map([
    ...ended.map(({ id, journal }): [string, readonly Entry[]] => [id, JSON.parse(journal) as Entry[]]),
    ...live.map(({ id, journal }): [string, readonly Entry[]] => [id, journal]),
  ]);
}
