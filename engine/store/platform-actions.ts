/**
 * What is asked of platforms, by the key of its call, each step under the order's lock:
 * 1. Before it goes out it has a row; for a refund its amount is checked against all that is left, less what other flows have out.
 * 2. Its answer and what our copy becomes by it are committed together.
 * 3. A row that was out when nobody knows the end keeps its amount until somebody does.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { Money } from "#lib/commerce/money.ts";
import { allowRefund, type RefundAllowed } from "#lib/commerce/refundable.ts";
import { isPlatformEffect, type PlatformEffect } from "#lib/run/platform-effects.ts";
import { followOrder } from "../core/platform-order.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import { type OrderRow, Orders } from "../effects/database/orders.ts";
import { together } from "./together.ts";
import type { Follow } from "./work-undo.ts";

export interface ActionKey {
  readonly workspaceId: string;
  readonly key: string;
}
export interface AskedAction extends ActionKey {
  readonly effect: PlatformEffect;
  /** Null: it is about no order. */
  readonly orderId: string | null;
  readonly connectionId: string | null;
  /** Of a refund: how much; null: all that is left. */
  readonly refund?: { readonly amount: Money | null };
}
export type BegunAction =
  | { readonly kind: "no-order" }
  /** An earlier try is on record with its answer. */
  | { readonly kind: "done"; readonly reply: unknown }
  | { readonly kind: "refused"; readonly why: Extract<RefundAllowed, { kind: "refused" }>["why"]; readonly left: Money }
  /** `triedAt`: an earlier try went out then, through `triedThrough` (null: our copy alone), and its end is not known. */
  | {
      readonly kind: "go";
      readonly order: OrderRow | null;
      readonly amount: Money | null;
      readonly left: Money | null;
      readonly triedAt: Date | null;
      readonly triedThrough: string | null;
      /** When it went out last under the same key, if it did so more than once. */
      readonly sentAt: Date | null;
    };
/** A try whose end is not known, before one that turned out not to have gone out. */
export interface EarlierTry {
  readonly sentAt: Date | null;
}

interface Row {
  state: "waiting" | "asked" | "done" | "failed" | "in doubt";
  amount_minor: string | null;
  currency: string | null;
  reply: unknown;
  connection_id: string | null;
  tried_at: Date | null;
  sent_at: Date | null;
}

export async function beginAction(
  sql: Sql,
  { workspaceId, key, effect, orderId, connectionId, refund }: AskedAction,
): Promise<BegunAction> {
  return (await sql.begin(async (tx) => {
    const orders = new Orders(tx);
    if (orderId !== null) await orders.lock([{ workspaceId, id: orderId }]);
    const order = orderId === null ? null : orders.get(workspaceId, orderId);
    if (orderId !== null && !order) return { kind: "no-order" };
    const [row] = await tx<Row[]>`
      select state, amount_minor, currency, reply, connection_id, tried_at, sent_at from platform_action
      where workspace_id = ${workspaceId} and key = ${key} for update`;
    if (row?.state === "done") return { kind: "done", reply: row.reply };
    const isOut = row?.state === "asked" || row?.state === "in doubt";
    let amount: Money | null = row?.amount_minor && isOut ? { amountMinor: Number(row.amount_minor), currency: row.currency ?? "" } : null;
    let left: Money | null = null;
    if (refund && order) {
      const others = await outOf(tx, workspaceId, order.id, key);
      // what is out already was allowed when it went out
      const allowed = allowRefund(order, others, amount ?? refund.amount);
      left = { amountMinor: Math.max(0, allowed.leftMinor), currency: order.document.total.currency };
      if (allowed.kind === "refused" && !amount) return { kind: "refused", why: allowed.why, left };
      if (allowed.kind === "go") amount = allowed.amount;
    }
    await tx`
      insert into platform_action (workspace_id, key, verb, order_id, connection_id, state, amount_minor, currency, tried_at)
      values (${workspaceId}, ${key}, ${effect}, ${orderId}, ${connectionId}, 'asked', ${amount?.amountMinor ?? null}, ${amount?.currency ?? null}, now())
      on conflict (workspace_id, key) do update set state = 'asked',
        connection_id = case when ${isOut} then coalesce(platform_action.connection_id, excluded.connection_id) else excluded.connection_id end,
        amount_minor = excluded.amount_minor, currency = excluded.currency, settled_at = null,
        tried_at = case when ${isOut} then platform_action.tried_at else excluded.tried_at end,
        sent_at = case when ${isOut} then platform_action.sent_at end`;
    return { kind: "go", order, amount, left, ...(isOut ? earlierOf(row) : noneEarlier) };
  })) as BegunAction;
}

const noneEarlier = { triedAt: null, triedThrough: null, sentAt: null };
const earlierOf = (row: Row) => ({ triedAt: row.tried_at, triedThrough: row.connection_id, sentAt: row.sent_at });

/** It goes out anew: the provider was asked, and had not carried it out. Until then its time stays that of the try in question. */
export async function resendAction(sql: Sql, { workspaceId, key }: ActionKey): Promise<void> {
  await sql`update platform_action set tried_at = now(), sent_at = null where workspace_id = ${workspaceId} and key = ${key}`;
}

/** It goes out once more under the same key, which the provider remembers from the first try: that one's time stays. */
export async function repeatAction(sql: Sql, { workspaceId, key }: ActionKey): Promise<void> {
  await sql`update platform_action set sent_at = now() where workspace_id = ${workspaceId} and key = ${key}`;
}

/** It did not go out once more after all: what nobody knows of the try before it stands as it was. */
export async function unsendAction(sql: Sql | Transaction, { workspaceId, key }: ActionKey, { sentAt }: EarlierTry): Promise<void> {
  await sql`update platform_action set sent_at = ${sentAt} where workspace_id = ${workspaceId} and key = ${key}`;
}

/** Refunds of an order that are on their way, or of which nobody knows; minor units. */
async function outOf(tx: Transaction, workspaceId: string, orderId: string, key: string): Promise<number> {
  const [sum] = await tx<{ minor: string }[]>`
    select coalesce(sum(amount_minor), 0) as minor from platform_action
    where workspace_id = ${workspaceId} and order_id = ${orderId} and verb = 'platform.refund' and state in ('asked', 'in doubt') and key <> ${key}`;
  return Number(sum?.minor ?? 0);
}

/** It is done: the answer, and our copy by it. */
export async function endAction(sql: Sql, action: ActionKey, reply: unknown, follow: Follow): Promise<void> {
  await sql.begin((tx) => settleDone(tx, action, reply, follow));
}

async function settleDone(tx: Transaction, { workspaceId, key }: ActionKey, reply: unknown, follow: Follow): Promise<void> {
  const [found] = await tx<{ order_id: string | null }[]>`
    select order_id from platform_action where workspace_id = ${workspaceId} and key = ${key}`;
  if (!found) return;
  // the order first, as everywhere: two transactions never wait in a circle
  const desk = openDesk(tx);
  if (found.order_id !== null) await desk.orders.lock([{ workspaceId, id: found.order_id }]);
  const [row] = await tx<{ verb: string; order_id: string | null; state: string }[]>`
    select verb, order_id, state from platform_action where workspace_id = ${workspaceId} and key = ${key} for update`;
  if (!row || row.state === "done" || !isPlatformEffect(row.verb)) return;
  const order = row.order_id === null ? null : desk.orders.get(workspaceId, row.order_id);
  const after = order && followOrder(order, row.verb, reply, new Date().toISOString());
  if (order && after && after !== order) {
    desk.orders.put(after, true);
    await desk.settle();
    await together(desk.write());
  }
  await tx`
    update platform_action set state = 'done', reply = ${tx.json(reply as never)}, settled_at = now()
    where workspace_id = ${workspaceId} and key = ${key}`;
  const { changes } = desk.orders;
  const falls = desk.stock.falls;
  if (changes.length + falls.length > 0) await follow(tx, changes, falls);
}

/** `waiting`: nothing was carried out, and it is tried again. `failed`: nor will it be. `in doubt`: nobody knows. */
export async function markAction(sql: Sql, { workspaceId, key }: ActionKey, state: "waiting" | "failed" | "in doubt"): Promise<void> {
  await sql`
    update platform_action set state = ${state}, settled_at = now()
    where workspace_id = ${workspaceId} and key = ${key} and state <> 'done'`;
}

/** Whether a call is out of which nobody knows the end, and through which connection; null: there is none. */
export async function readAction(
  sql: Sql,
  { workspaceId, key }: ActionKey,
): Promise<{ state: Row["state"]; connectionId: string | null } | null> {
  const [row] = await sql<{ state: Row["state"]; connection_id: string | null }[]>`
    select state, connection_id from platform_action where workspace_id = ${workspaceId} and key = ${key}`;
  return row ? { state: row.state, connectionId: row.connection_id } : null;
}

/** A person has looked what became of it. What they found done changes our copy as the provider's answer would have. */
export async function judgeAction(tx: Transaction, { workspaceId, key }: ActionKey, decision: "done" | "again" | "failed"): Promise<void> {
  const [row] = await tx<{ verb: string; amount_minor: string | null; currency: string | null }[]>`
    select verb, amount_minor, currency from platform_action where workspace_id = ${workspaceId} and key = ${key} and state in ('asked', 'in doubt')`;
  if (!row) return;
  if (decision !== "done") {
    await tx`
      update platform_action set state = ${decision === "again" ? "waiting" : "failed"}, settled_at = now()
      where workspace_id = ${workspaceId} and key = ${key}`;
    return;
  }
  const amount = { amountMinor: Number(row.amount_minor ?? 0), currency: row.currency ?? "" };
  const nothing = { amountMinor: 0, currency: amount.currency };
  const reply = { through: "", already: true, changed: true, refused: "", refundId: key, fulfilmentId: "", amount, left: nothing };
  await settleDone(tx, { workspaceId, key }, reply, async () => {});
}
