/**
 * Changes of our copy that are said to the platform too. A row is written in the transaction of the change, for sources that a
 * connection belongs to, and sent after it: so there is one if and only if the change was made, and a crash sends it again.
 */
import { randomUUID } from "node:crypto";
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { RefusedChange } from "#lib/api/team.ts";
import { toldOfStatus } from "#lib/commerce/told-status.ts";
import { refusedWords } from "#lib/language/ledger.ts";
import { renderWords } from "#lib/language/render.ts";
import { limits } from "#lib/limits.ts";
import { kindTitles } from "#lib/outside/kind-titles.ts";
import { type EffectArgs, type EffectReply, isMirrored, type MirroredEffect } from "#lib/run/effects.ts";
import type { DatabaseCall, Outcome } from "../runtime/run-store.ts";
import { type EarlierTry, unsendAction } from "./platform-actions.ts";

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
export type MirrorVerb = "tag" | "untag" | "note" | "hold" | "release";

type Mirrored = { readonly verb: MirrorVerb; readonly args: Readonly<Record<string, string>> };
type Told<E extends MirroredEffect> = (args: EffectArgs<E>, reply: EffectReply<E>) => Mirrored | null;

const told: { readonly [E in MirroredEffect]: Told<E> } = {
  "order.tag": ({ tag }) => ({ verb: "tag", args: { tag } }),
  "order.untag": ({ tag }) => ({ verb: "untag", args: { tag } }),
  "order.note": ({ text }) => ({ verb: "note", args: { text } }),
  "order.hold": ({ reason }) => ({ verb: "hold", args: { reason } }),
  "order.release": () => ({ verb: "release", args: {} }),
  "order.set-status": (_, { before, status }) => {
    const verb = toldOfStatus(before, status);
    return verb && { verb, args: verb === "hold" ? { reason: "" } : {} };
  },
};

/** Which connection a source's orders go through. Kept by the process, so that a shop without any costs no look. */
export type Mirrors = ReadonlyMap<string, string>;

export async function readMirrors(sql: Sql | Transaction): Promise<Mirrors> {
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
    const tell = isMirrored(call.effect) ? (told[call.effect] as Told<MirroredEffect>) : null;
    const outcome = outcomes[i];
    // a note has no "changed": it is written whatever was there
    if (!tell || !outcome?.ok || (outcome.reply as { changed?: boolean }).changed === false) return [];
    const args = call.args as EffectArgs<MirroredEffect>;
    const { orderId } = args;
    const connectionId = mirrors.get(sourceOf(call.workspaceId, orderId) ?? "");
    const mirrored = connectionId ? tell(args as never, outcome.reply as never) : null;
    return connectionId && mirrored ? [{ ...call, verb: mirrored.verb, orderId, connectionId, args: JSON.stringify(mirrored.args) }] : [];
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

/** It is about to go out: its echo, which may be here before its answer, is known by the row it leaves. */
export async function beginMirror(sql: Sql, row: MirrorRow): Promise<EarlierTry | null> {
  const [before] = await sql<{ state: string | null; sent_at: Date | null }[]>`
    with before as (select state, sent_at from platform_action where workspace_id = ${row.workspace_id} and key = ${mirrorKey(row.key)})
    insert into platform_action (workspace_id, key, verb, order_id, connection_id, state, tried_at)
    values (${row.workspace_id}, ${mirrorKey(row.key)}, ${`mirror.${row.verb}`}, ${row.order_id}, ${row.connection_id}, 'asked', now())
    on conflict (workspace_id, key) do update set state = 'asked', connection_id = excluded.connection_id,
      tried_at = case when platform_action.state = 'asked' then platform_action.tried_at else excluded.tried_at end,
      sent_at = case when platform_action.state = 'asked' then excluded.tried_at end
    returning (select state from before), (select sent_at from before)`;
  return before?.state === "asked" ? { sentAt: before.sent_at } : null;
}

/** A change's own call, as `platform_action` has it. */
export const mirrorKey = (key: string): string => `mirror/${key}`;

/** The platform has it. */
export async function endMirror(sql: Sql, row: MirrorRow): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`delete from platform_mirror where id = ${row.id}`;
    await tx`
      update platform_action set state = 'done', settled_at = now()
      where workspace_id = ${row.workspace_id} and key = ${mirrorKey(row.key)}`;
  });
}

interface PutOff {
  readonly afterMs: number;
  readonly giveUp: boolean;
  readonly carried: boolean;
  readonly earlier?: EarlierTry | null;
}

/** @param carried whether the platform may have done it all the same; else what an earlier try may have done stands as it was */
export async function putOffMirror(
  sql: Sql,
  row: MirrorRow,
  error: string,
  { afterMs, giveUp, carried, earlier = null }: PutOff,
): Promise<void> {
  const { id, workspace_id, key } = row;
  await sql.begin(async (tx) => {
    await tx`
      update platform_mirror set error = ${error.slice(0, 500)}, next_at = now() + ${afterMs} * interval '1 millisecond',
        failed_at = ${giveUp ? tx`now()` : null} where id = ${id}`;
    if (giveUp) await noteRefused(tx, row, error);
    if (carried) return;
    if (earlier) await unsendAction(tx, { workspaceId: workspace_id, key: mirrorKey(key) }, earlier);
    else
      await tx`
        update platform_action set state = ${giveUp ? "failed" : "waiting"}, tried_at = null, settled_at = now()
        where workspace_id = ${workspace_id} and key = ${mirrorKey(key)}`;
  });
}

/** An order that the platform goes on to ship, or does not let go, is for somebody to look at; a tag that it does not keep is not. */
async function noteRefused(tx: Transaction, { workspace_id, order_id, connection_id, verb }: MirrorRow, error: string): Promise<void> {
  if (verb !== "hold" && verb !== "release") return;
  const [connection] = await tx<{ kind: string }[]>`select kind from connection where id = ${connection_id}`;
  const refused: RefusedChange = { verb, system: connection?.kind ?? "", why: error.slice(0, 500) };
  const text = renderWords(refusedWords[verb], "en", { system: titleOf(refused.system), why: refused.why });
  await tx`
    insert into team_note (workspace_id, id, text, order_id, urgent, refused, created_at)
    values (${workspace_id}, ${randomUUID()}, ${text}, ${order_id}, true, ${tx.json(refused)}, now())`;
}

const titleOf = (kind: string): string => (kind in kindTitles ? kindTitles[kind as keyof typeof kindTitles].en : kind);
