/** The rows of imports: leased for one page, moved on with the page's events in one commit, so that a crash repeats no order. */
import type { Sql } from "#drizzle/client.ts";
import { utcDay } from "#lib/commerce/instant.ts";
import { limits } from "#lib/limits.ts";
import { importEvents, type PastEvent } from "./import-events.ts";

export interface ImportRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly connection_id: string;
  readonly source_id: string;
  readonly since: Date;
  readonly until: Date;
  readonly cursor: string | null;
  readonly total: number | null;
  readonly tries: number;
  readonly lease: string;
}

/** The next that is due, for a while this process's own; null: none. */
export async function leaseImport(sql: Sql): Promise<ImportRow | null> {
  const [row] = await sql<ImportRow[]>`
    update platform_import set lease = gen_random_uuid(), next_at = now() + ${limits.importLeaseMs} * interval '1 millisecond'
    where id = (select id from platform_import where state = 'running' and next_at <= now() order by next_at limit 1 for update skip locked)
    returning id, workspace_id, connection_id, source_id, since, until, cursor, total, tries, lease`;
  return row ?? null;
}

export interface ImportedPage {
  readonly orders: readonly { readonly orderId: string; readonly events: readonly PastEvent[] }[];
  readonly next: string | null;
  readonly total: number | null;
}

/** False where the lease was another's meanwhile: then nothing is kept. */
export async function keepPage(sql: Sql, row: ImportRow, { orders, next, total }: ImportedPage): Promise<boolean> {
  // each day in a transaction of its own: making a partition locks the table that webhooks are written to
  const days = new Set(orders.flatMap(({ events }) => events.map(({ event }) => utcDay(Date.parse(event.receivedAt)))));
  for (const day of days) await sql`select ensure_day(${day}::date)`;
  return (await sql.begin(async (tx) => {
    const [mine] = await tx`select from platform_import where id = ${row.id} and lease = ${row.lease} and state = 'running' for update`;
    if (!mine) return false;
    const known = await tx<{ id: string }[]>`
      select id from shop_order where workspace_id = ${row.workspace_id} and id = any(${orders.map(({ orderId }) => orderId)}::text[])`;
    const there = new Set(known.map(({ id }) => id));
    const fresh = orders.filter(({ orderId }) => !there.has(orderId));
    const past = fresh.flatMap(({ events }) => events).sort((a, b) => Date.parse(a.event.receivedAt) - Date.parse(b.event.receivedAt));
    if (past.length > 0) await importEvents(tx, row.workspace_id, past);
    await tx`
      update platform_import set cursor = ${next}, total = ${total}, done = done + ${fresh.length}, skipped = skipped + ${orders.length - fresh.length},
        tries = 0, error = '', next_at = now(), state = ${next === null ? "finished" : "running"}, ended_at = ${next === null ? tx`now()` : null}
      where id = ${row.id}`;
    return true;
  })) as boolean;
}

/** A page that could not be fetched: tried again in a while, or given up until a person says so. */
export async function putOff(sql: Sql, row: ImportRow, error: string, afterMs: number, giveUp: boolean): Promise<void> {
  await sql`
    update platform_import set tries = tries + 1, error = ${error.slice(0, 500)}, next_at = now() + ${afterMs} * interval '1 millisecond',
      state = ${giveUp ? "failed" : "running"}, ended_at = ${giveUp ? sql`now()` : null}
    where id = ${row.id} and lease = ${row.lease}`;
}
