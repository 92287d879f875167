/**
 * Commit 1, as one statement: dedupe, the event with its raw body, and one delivery for each run it starts, numbered
 * gap-free within its shard. A 2xx is given after it and never before.
 *
 * One statement is one round trip and one fsync for a whole batch. Rejected: a statement a table inside a transaction
 * (five round trips), and a sequence for `seq` (leaves gaps on rollback, and its order is not the commit's).
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { Delivery } from "../runtime/lane.ts";
import { columns, plain, worded } from "./columns.ts";

export interface EventRow {
  readonly id: string;
  readonly day: string;
  readonly workspaceId: string;
  readonly sourceId: string | null;
  readonly origin: string;
  readonly type: string;
  readonly topic: string;
  readonly entityType: string | null;
  readonly entityId: string | null;
  readonly receivedAt: string;
  readonly reading: { platform: string; topic: string; v: number };
  readonly body: Uint8Array;
  /** The body as text, where it is known to be JSON: then it has no control characters. */
  readonly text?: string | undefined;
  readonly headers: Record<string, string>;
  readonly dedupeKey: string | null;
  readonly deliveries: readonly Omit<Delivery, "seq">[];
}

export interface AcceptResult {
  /** False: the published flows have changed since the deliveries were worked out; nothing was written. */
  readonly current: boolean;
  /** In the order of the rows: the first event's id where this one is a duplicate of it. */
  readonly duplicateOf: readonly (string | null)[];
  /** What was written, with its number. */
  readonly deliveries: readonly Delivery[];
}

const noSource = "00000000-0000-0000-0000-000000000000";

/** @param revision of the published flows that the deliveries were matched against */
export async function acceptEvents(
  sql: Sql | Transaction,
  rows: readonly EventRow[],
  revision: number,
  slot: number,
): Promise<AcceptResult> {
  const deliveries = rows.flatMap((row, i) => row.deliveries.map((delivery) => ({ delivery, event: i + 1 })));
  // as text it is half as long on the way; bytes that may be no text go as hexadecimal digits
  const inHex = rows.some(({ text }) => text === undefined);
  const events = columns(sql, [
    plain(rows, (row) => row.id),
    plain(rows, (row) => row.day),
    plain(rows, (row) => row.workspaceId),
    plain(rows, (row) => row.sourceId),
    plain(rows, (row) => row.origin),
    plain(rows, (row) => row.type),
    worded(rows, (row) => row.topic),
    plain(rows, (row) => row.entityType),
    worded(rows, (row) => row.entityId),
    plain(rows, (row) => row.receivedAt),
    plain(rows, (row) => JSON.stringify(row.reading)),
    plain(rows, ({ text, body }) => (inHex || text === undefined ? Buffer.from(body).toString("hex") : text)),
    plain(rows, (row) => JSON.stringify(row.headers)),
    worded(rows, (row) => row.dedupeKey),
    plain(rows, (row) => row.deliveries.filter((delivery) => delivery.flowId).length),
  ]);
  const starts = columns(sql, [
    plain(deliveries, ({ event }) => event),
    plain(deliveries, ({ delivery }) => delivery.shard),
    worded(deliveries, ({ delivery }) => delivery.lane),
    plain(deliveries, ({ delivery }) => delivery.flowId),
    plain(deliveries, ({ delivery }) => delivery.version),
    plain(deliveries, ({ delivery }) => delivery.runId),
    plain(deliveries, ({ delivery }) => Number(delivery.folds)),
  ]);
  const [answer] = await sql<{ revision: number; fresh: number[] | null; numbers: string[] | null; ords: number[] | null }[]>`
    with live as (
      select revision from publication for share
    ), incoming as (
      select id::uuid, day::date, workspace_id::uuid, source_id::uuid, origin, type, topic, entity_type, entity_id, received_at::timestamptz,
        reading, body, headers, dedupe_key, started::smallint, ord
      from ${events} with ordinality as t(id, day, workspace_id, source_id, origin, type, topic, entity_type, entity_id, received_at, reading,
        body, headers, dedupe_key, started, ord)
      where (select revision from live) = ${revision}
      limit ${rows.length}
    ), keyed as (
      insert into event_key (workspace_id, source_id, key, event_id, day)
      select workspace_id, coalesce(source_id, ${noSource}::uuid), dedupe_key, id, day from incoming where dedupe_key is not null
      -- in order of the key, so that two acceptors with the same repetitions never wait for each other in a circle
      order by workspace_id, source_id, dedupe_key, ord
      on conflict do nothing
      returning event_id
    ), fresh as (
      select ord, id, day, workspace_id, received_at from incoming where dedupe_key is null or id in (select event_id from keyed)
    ), stored as (
      insert into event (id, day, workspace_id, source_id, origin, type, topic, entity_type, entity_id, received_at, reading, body, headers, started)
      select id, day, workspace_id, source_id, origin, type, topic, entity_type, entity_id, received_at, reading::json,
        case when ${Number(inHex)} = 1 then decode(body, 'hex') else convert_to(body, 'UTF8') end, headers::json, started
      from incoming where dedupe_key is null or id in (select event_id from keyed)
    ), starting as (
      select d.shard::smallint, d.lane, d.flow_id::uuid, d.version::int, d.run_id::uuid, d.folds = '1' as folds, d.ord,
        fresh.id as event_id, fresh.day, fresh.workspace_id, fresh.received_at
      from (
        select * from ${starts} with ordinality as t(event_ord, shard, lane, flow_id, version, run_id, folds, ord) limit ${deliveries.length}
      ) d
      join fresh on fresh.ord = d.event_ord::bigint
    ), locked as (
      -- in order of the shard, so that two acceptors never wait for each other in a circle
      select shard from shard where shard in (select shard from starting) order by shard for update
    ), bumped as (
      update shard set next_seq = next_seq + wanted.n
      from (select shard, count(*) as n from starting group by shard) wanted, locked
      where shard.shard = wanted.shard and locked.shard = shard.shard
      returning shard.shard, shard.next_seq - wanted.n as first
    ), numbered as (
      select starting.*, bumped.first + row_number() over (partition by starting.shard order by starting.ord) - 1 as seq
      from starting join bumped on bumped.shard = starting.shard
    ), queued as (
      insert into delivery (day, shard, seq, workspace_id, lane, kind, event_id, event_day, flow_id, version, run_id, folds, at)
      select day, shard, seq, workspace_id, lane, 'event', event_id, day, flow_id, version, run_id, folds, received_at from numbered
    ), counted as (
      insert into tally (workspace_id, name, slot, n)
      select workspace_id, name, ${slot}, n from (
        select workspace_id, 'events.accepted' as name, count(*) as n from fresh group by workspace_id
        union all
        select workspace_id, 'events.duplicate', count(*) from incoming where id not in (select id from fresh) group by workspace_id
        union all
        select workspace_id, 'runs.started', count(*) from starting where flow_id is not null group by workspace_id
      ) counts where n > 0
      on conflict (workspace_id, name, slot) do update set n = tally.n + excluded.n
    )
    select
      (select revision from live)::int as revision,
      (select array_agg(ord::int) from fresh) as fresh,
      (select array_agg(seq order by ord) from numbered) as numbers,
      (select array_agg(ord::int order by ord) from numbered) as ords`;
  if (answer?.revision !== revision) return { current: false, duplicateOf: [], deliveries: [] };
  const fresh = new Set(answer.fresh);
  const ords = answer.ords ?? [];
  const numbers = answer.numbers ?? [];
  return {
    current: true,
    duplicateOf: await firstOf(sql, rows, fresh),
    deliveries: ords.flatMap((ord, i) => {
      const found = deliveries[ord - 1];
      return found ? [{ ...found.delivery, seq: Number(numbers[i]) }] : [];
    }),
  };
}

/** For each row that was not new, the event that had its key before. */
async function firstOf(sql: Sql | Transaction, rows: readonly EventRow[], fresh: ReadonlySet<number>): Promise<(string | null)[]> {
  const repeated = rows.filter((_, i) => !fresh.has(i + 1));
  if (repeated.length === 0) return rows.map(() => null);
  const found = await sql<{ workspace_id: string; source_id: string; key: string; event_id: string }[]>`
    select k.workspace_id, k.source_id, k.key, k.event_id
    from unnest(
      ${repeated.map((row) => row.workspaceId)}::uuid[], ${repeated.map((row) => row.sourceId ?? noSource)}::uuid[],
      ${repeated.map((row) => row.dedupeKey)}::text[]
    ) as r(workspace_id, source_id, key)
    join event_key k using (workspace_id, source_id, key)`;
  const first = new Map(found.map((row) => [`${row.workspace_id}/${row.source_id}/${row.key}`, row.event_id]));
  return rows.map((row, i) =>
    fresh.has(i + 1) ? null : (first.get(`${row.workspaceId}/${row.sourceId ?? noSource}/${row.dedupeKey}`) ?? row.id),
  );
}
