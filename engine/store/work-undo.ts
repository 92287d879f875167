/**
 * A batch of an undo: the orders are locked as a turn locks them, each action is held against them as they are now, and what
 * may be taken back is, by the same performers as in a turn. All of it with the job's place, so exactly once.
 */
import type { Transaction } from "#drizzle/client.ts";
import { type DatabaseEffect, type EffectCall, type EffectName, effects } from "#lib/run/effects.ts";
import type { LeftAlone } from "#lib/run/left-alone.ts";
import { orderOf, type Today, verdictOf } from "../core/undo.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import type { Desk } from "../effects/database/performer.ts";
import { performInside } from "../effects/perform.ts";
import type { StatusChange, StockFall } from "../runtime/run-store.ts";
import { type Done, ordersOf, readDeeds, readLater, readNotes, readStepTypes } from "./read-deeds.ts";
import { together } from "./together.ts";

/** Accepts what follows from changed orders and stock, as after a turn. */
export type Follow = (tx: Transaction, changes: readonly StatusChange[], falls: readonly StockFall[]) => Promise<void>;

interface Asked {
  readonly id: string;
  readonly workspaceId: string;
  readonly flowId: string;
  readonly version: number;
  readonly nodes: readonly string[] | undefined;
  /** Actions that it has come to before. */
  readonly before: number;
}

/** @returns how many actions it took back, and how many it left alone */
export async function undoRuns(
  tx: Transaction,
  asked: Asked,
  runIds: readonly string[],
  follow: Follow,
): Promise<{ done: number; left: number }> {
  const { workspaceId } = asked;
  const types = (await readStepTypes(tx, workspaceId, asked)) ?? new Map();
  const desk = openDesk(tx);
  const { orders, stock } = desk;
  const wanted = await readDeeds(tx, workspaceId, runIds, asked.nodes);
  await orders.lock(ordersOf(wanted).map((id) => ({ workspaceId, id })));
  const standing = await readNotes(tx, workspaceId, wanted, true);
  // once more under the locks: another job may have come to them meanwhile
  const deeds = await readDeeds(tx, workspaceId, runIds, asked.nodes);
  const later = await readLater(tx, workspaceId, deeds, asked);
  const today: Today = {
    order: (id) => orders.get(workspaceId, id),
    note: (id) => (standing.has(id) ? { done: standing.get(id) ?? false } : null),
  };
  const items: { deed: Done; why: string | null }[] = [];
  for (const deed of deeds) {
    const verdict = verdictOf(deed, types.get(deed.node), today, later.get(orderOf(deed) ?? "") ?? []);
    if (verdict.kind === "nothing") continue;
    if (verdict.kind === "left") items.push({ deed, why: verdict.why });
    else items.push({ deed, why: await takeBack(desk, asked, deed, verdict.call) });
  }
  await desk.settle();
  await together(desk.write());
  await keepItems(tx, asked, items);
  if (orders.changes.length + stock.falls.length > 0) await follow(tx, orders.changes, stock.falls);
  const left = items.filter(({ why }) => why !== null).length;
  return { done: items.length - left, left };
}

const isInside = (effect: EffectName): effect is DatabaseEffect => effects[effect].guarantee === "database";

/** Null: it is done; else why not. */
async function takeBack(desk: Desk, { id, workspaceId }: Asked, deed: Done, { effect, args }: EffectCall): Promise<LeftAlone | null> {
  if (!isInside(effect)) return "outside";
  const key = `undo/${id}/${deed.runId}/${deed.node}/${deed.visit}`;
  const call = { effect, args, key, workspaceId, runId: deed.runId, at: new Date().toISOString() };
  const [outcome] = await performInside(desk, [call]);
  if (!outcome?.ok) return "no-order";
  const refused = typeof outcome.reply === "object" && outcome.reply !== null && "refused" in outcome.reply && outcome.reply.refused;
  return refused ? "no-way-back" : null;
}

async function keepItems(
  tx: Transaction,
  { id, workspaceId, before }: Asked,
  items: readonly { deed: Done; why: string | null }[],
): Promise<void> {
  if (items.length === 0) return;
  const of = <T>(read: (item: (typeof items)[number]) => T) => items.map(read);
  await tx`
    insert into undo_item (job_id, n, workspace_id, run_id, node, visit, effect, args, order_id, label, left_alone)
    select ${id}, ${before} + ord, ${workspaceId}, run_id, node, visit, effect, args::jsonb, order_id, label, left_alone
    from unnest(
      ${of(({ deed }) => deed.runId)}::uuid[], ${of(({ deed }) => deed.node)}::text[], ${of(({ deed }) => deed.visit)}::int[],
      ${of(({ deed }) => deed.effect)}::text[], ${of(({ deed }) => JSON.stringify(deed.args))}::text[], ${of(({ deed }) => orderOf(deed))}::text[],
      ${of(({ deed }) => deed.label)}::text[], ${of(({ why }) => why)}::text[]
    ) with ordinality as i(run_id, node, visit, effect, args, order_id, label, left_alone, ord)`;
}
