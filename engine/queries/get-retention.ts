import { sql } from "drizzle-orm";
import type { RetentionState } from "#lib/api/operations.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

type Row = { days: number; kept_from: string | null; bytes: string; ran_at: string | null; note: string };

export async function getRetention(actor: Actor): Promise<RetentionState> {
  requireRole(actor, "viewer");
  const [row] = await database().db.execute<Row>(sql`
    select w.history_days as days, r.ran_at, r.note,
      (select min(received_at at time zone 'utc')::date::text from event where day = (
        select min(to_date(right(c.relname, 8), 'YYYYMMDD')) from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'event'::regclass and c.relname ~ '_\\d{8}$' and c.reltuples <> 0)) as kept_from,
      (select coalesce(sum(pg_total_relation_size(i.inhrelid)), 0) from pg_inherits i
        where i.inhparent in ('event'::regclass, 'run'::regclass, 'effect'::regclass, 'delivery'::regclass)) as bytes
    from workspace w, retention r where w.id = ${actor.workspaceId}`);
  return {
    historyDays: row?.days ?? limits.historyDays,
    dedupeDays: limits.dedupeDays,
    keptFrom: row?.kept_from ?? null,
    bytes: Number(row?.bytes ?? 0),
    ranAt: row?.ran_at ? new Date(row.ran_at).toISOString() : null,
    note: row?.note ?? "",
  };
}
