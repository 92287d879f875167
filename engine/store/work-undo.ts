/**
 * A batch of an undo: the orders are locked as a turn locks them, each action is held against them as they are now, and what
 * may be taken back is, by the same performers as in a turn. All of it with the job's place, so exactly once.
 */
import type { Transaction } from "#drizzle/client.ts";
import { type DatabaseEffect, type EffectCall, type EffectName, effects, type NetworkEffect } from "#lib/run/effects.ts";
import type { LeftAlone } from "#lib/run/left-alone.ts";
import { orderOf, type Today, verdictOf } from "../core/undo.ts";
import { undoKey } from "../core/undo-key.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import type { Desk } from "../effects/database/performer.ts";
import { performInside } from "../effects/perform.ts";
import type { DatabaseCall, Outcome, StatusChange, StockFall } from "../runtime/run-store.ts";
import { keepMirrored, readMirrors } from "./platform-mirror.ts";
import { type Done, ordersOf, readDeeds, readLater, readNotes, readStepTypes, readTasks } from "./read-deeds.ts";
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

/** A call that takes back what was done in another system. */
export interface OutsideUndo {
  readonly effect: NetworkEffect;
  readonly key: string;
  readonly args: unknown;
  readonly workspaceId: string;
  /** What it changes: calls of the same are made one after the other. */
  readonly about: string;
}
/** By the call's key: null: it is taken back, else why not. */
export type OutsideAnswers = ReadonlyMap<string, LeftAlone | null>;

/** Thrown out of the transaction: these have to be asked first. */
export class AskOutside extends Error {
  readonly jobId: string;
  readonly calls: readonly OutsideUndo[];
  constructor(jobId: string, calls: readonly OutsideUndo[]) {
    super("other systems have to be asked first");
    this.name = "AskOutside";
    this.jobId = jobId;
    this.calls = calls;
  }
}

/** Null for what is not taken back in other systems. */
function outsideUndo(asked: Asked, deed: Done, call: EffectCall): OutsideUndo | null {
  if (call.effect !== "platform.set-price") return null;
  const { effect, args } = call;
  return { effect, key: undoKey(asked.id, deed), args, workspaceId: asked.workspaceId, about: `${args.connectionId} ${args.sku}` };
}

/** @returns how many actions it took back, and how many it left alone */
export async function undoRuns(
  tx: Transaction,
  asked: Asked,
  runIds: readonly string[],
  follow: Follow,
  outside: OutsideAnswers,
): Promise<{ done: number; left: number }> {
  const { workspaceId } = asked;
  const types = (await readStepTypes(tx, workspaceId, asked)) ?? new Map();
  const desk = openDesk(tx);
  const { orders, stock } = desk;
  const wanted = await readDeeds(tx, workspaceId, runIds, asked.nodes);
  await orders.lock(ordersOf(wanted).map((id) => ({ workspaceId, id })));
  const standing = await readNotes(tx, workspaceId, wanted, true);
  const tasks = await readTasks(tx, workspaceId, wanted, true);
  // once more under the locks: another job may have come to them meanwhile
  const deeds = await readDeeds(tx, workspaceId, runIds, asked.nodes);
  const later = await readLater(tx, workspaceId, deeds, asked);
  const today: Today = {
    order: (id) => orders.get(workspaceId, id),
    note: (id) => (standing.has(id) ? { done: standing.get(id) ?? false } : null),
    // asked at the shop itself, when it is taken back
    costs: () => null,
    task: (id) => (tasks.has(id) ? { done: tasks.get(id) ?? false } : null),
  };
  const items: { deed: Done; why: string | null }[] = [];
  const missing: OutsideUndo[] = [];
  // what is taken back here is said to the shop's platform too, as it was when it was done
  const [calls, outcomes]: [DatabaseCall[], Outcome[]] = [[], []];
  const mirrored = (call: DatabaseCall, outcome: Outcome) => {
    calls.push(call);
    outcomes.push(outcome);
  };
  for (const deed of deeds) {
    const verdict = verdictOf(deed, types.get(deed.node), today, later.get(orderOf(deed) ?? "") ?? []);
    if (verdict.kind === "nothing") continue;
    if (verdict.kind === "left") items.push({ deed, why: verdict.why });
    else if (isInside(verdict.call.effect)) items.push({ deed, why: await takeBack(desk, asked, deed, verdict.call, mirrored) });
    else {
      const call = outsideUndo(asked, deed, verdict.call);
      const came = call && outside.get(call.key);
      if (call && came === undefined) missing.push(call);
      else items.push({ deed, why: came === undefined ? "outside" : came });
    }
  }
  // no transaction is open while another system is asked: this one is taken again with the answers
  if (missing.length > 0) throw new AskOutside(asked.id, missing);
  await desk.settle();
  await together(desk.write());
  const mirrors = calls.length > 0 ? await readMirrors(tx) : new Map<string, string>();
  if (mirrors.size > 0) await keepMirrored(tx, mirrors, calls, outcomes, (ws, id) => orders.get(ws, id)?.sourceId ?? null);
  await keepItems(tx, asked, items);
  if (orders.changes.length + stock.falls.length > 0) await follow(tx, orders.changes, stock.falls);
  const left = items.filter(({ why }) => why !== null).length;
  return { done: items.length - left, left };
}

const isInside = (effect: EffectName): effect is DatabaseEffect => effects[effect].guarantee === "database";

/** Null: it is done; else why not. */
async function takeBack(
  desk: Desk,
  asked: Asked,
  deed: Done,
  { effect, args }: EffectCall,
  mirrored: (call: DatabaseCall, outcome: Outcome) => void,
): Promise<LeftAlone | null> {
  if (!isInside(effect)) return "outside";
  const key = undoKey(asked.id, deed);
  const call = { effect, args, key, workspaceId: asked.workspaceId, runId: deed.runId, at: new Date().toISOString() };
  const [outcome] = await performInside(desk, [call]);
  if (outcome) mirrored(call, outcome);
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
