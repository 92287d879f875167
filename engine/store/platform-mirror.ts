/**
 * Changes of our copy that are said to the platform too. A row is written in the transaction of the change, for sources that a
 * connection belongs to, and sent after it: so there is one if and only if the change was made, and a crash sends it again.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import type { DatabaseCall, Outcome } from "../runtime/run-store.ts";

export interface MirrorRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly order_id: string;
  readonly connection_id: string;
  readonly key: string;
  readonly verb: MirrorVerb;
  readonly args: Record<string, unknown>;
  readonly tries: number;
}
export type MirrorVerb = "tag" | "untag";

const verbs: Partial<Record<DatabaseCall["effect"], MirrorVerb>> = { "order.tag": "tag", "order.untag": "untag" };

/** Which connection a source's orders go through. Kept by the process, so that a shop without any costs no look. */
export type Mirrors = ReadonlyMap<string, string>;

export async function readMirrors(sql: Sql): Promise<Mirrors> {
  const rows = await sql<{ source: string; id: string }[]>`
    select settings ->> 'sourceId' as source, id from connection where deleted_at is null and settings ->> 'sourceId' <> '' order by created_at desc`;
  return new Map(rows.map(({ source, id }) => [source, id]));
}

/** @param sourceOf the order's; null: none */
export async function keepMirrored(
  tx: Transaction,
  mirrors: Mirrors,
  calls: readonly DatabaseCall[],
  outcomes: readonly Outcome[],
  sourceOf: (workspaceId: string, orderId: string) => string | null,
): Promise<void> {
  const rows = calls.flatMap((call, i) => {
    const verb = verbs[call.effect];
    const outcome = outcomes[i];
    if (!verb || !outcome?.ok || (outcome.reply as { changed?: boolean }).changed !== true) return [];
    const { orderId, tag } = call.args as { orderId: string; tag: string };
    const connectionId = mirrors.get(sourceOf(call.workspaceId, orderId) ?? "");
    return connectionId ? [{ ...call, verb, orderId, connectionId, args: JSON.stringify({ tag }) }] : [];
  });
  if (rows.length === 0) return;
  await tx`
    insert into platform_mirror (workspace_id, order_id, connection_id, key, verb, args)
    select workspace_id, order_id, connection_id, key, verb, args::jsonb from unnest(
      ${rows.map((row) => row.workspaceId)}::uuid[], ${rows.map((row) => row.orderId)}::text[], ${rows.map((row) => row.connectionId)}::uuid[],
      ${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.verb)}::text[], ${rows.map((row) => row.args)}::text[]
    ) as m(workspace_id, order_id, connection_id, key, verb, args)`;
}

/** The next that is due, an order's one after another; null: none. */
export async function leaseMirror(sql: Sql): Promise<MirrorRow | null> {
  const [row] = await sql<MirrorRow[]>`
    update platform_mirror set tries = tries + 1, next_at = now() + ${limits.importLeaseMs} * interval '1 millisecond'
    where id = (
      select id from platform_mirror m where failed_at is null and next_at <= now()
        and not exists (select from platform_mirror e where e.workspace_id = m.workspace_id and e.order_id = m.order_id and e.id < m.id and e.failed_at is null)
      order by next_at limit 1 for update skip locked)
    returning id, workspace_id, order_id, connection_id, key, verb, args, tries`;
  return row ?? null;
}

/** Sent: its echo is known by the row it leaves. */
export async function endMirror(sql: Sql, row: MirrorRow): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`delete from platform_mirror where id = ${row.id}`;
    await tx`
      insert into platform_action (workspace_id, key, verb, order_id, connection_id, state, tried_at, settled_at)
      values (${row.workspace_id}, ${`mirror/${row.id}`}, ${`mirror.${row.verb}`}, ${row.order_id}, ${row.connection_id}, 'done', now(), now())
      on conflict do nothing`;
  });
}

export async function putOffMirror(sql: Sql, { id }: MirrorRow, error: string, afterMs: number, giveUp: boolean): Promise<void> {
  await sql`
    update platform_mirror set error = ${error.slice(0, 500)}, next_at = now() + ${afterMs} * interval '1 millisecond',
      failed_at = ${giveUp ? sql`now()` : null} where id = ${id}`;
}
