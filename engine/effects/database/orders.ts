/**
 * The orders a transaction touches, each read once under lock (in order of their ids, so that two transactions never wait
 * in a circle), changed in memory and written back in one statement, however many turns changed them.
 */
import type { Transaction } from "#drizzle/client.ts";
import type { OrderState } from "#lib/commerce/fold-order.ts";
import { shippedLines } from "#lib/commerce/order-parts.ts";
import type { WantedLine } from "#lib/commerce/stock/plan.ts";
import type { StatusChange } from "../../runtime/run-store.ts";
import { columns, plain, storableText, textArray, worded } from "../../store/columns.ts";
import { together } from "../../store/together.ts";

export interface OrderRow extends OrderState {
  readonly workspaceId: string;
  readonly id: string;
  sourceId: string | null;
  foldedSeq: number;
}

interface Stored {
  workspace_id: string;
  id: string;
  source_id: string | null;
  status: OrderState["status"];
  refunded_minor: string;
  customer_id: string | null;
  customer_name: string;
  tags: string[];
  /** Its JSON. */
  document: string;
  folded_seq: string;
  placed_at: Date;
  updated_at: Date;
}

export class Orders {
  readonly #tx: Transaction;
  readonly #rows = new Map<string, OrderRow | null>();
  readonly #changed = new Set<string>();
  /** Payments that an order did not have before: few events tell of one. */
  #paid: { workspaceId: string; id: string; orderId: string }[] = [];
  /** What orders that went out or ended do to what is set aside for them. */
  moves: OrderMove[] = [];
  /** What happened to statuses, one by one: an order may be paid and shipped in one transaction. */
  readonly changes: StatusChange[] = [];

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  async lock(wanted: readonly { workspaceId: string; id: string }[]): Promise<void> {
    const missing = [...new Map(wanted.map((order) => [keyOf(order), order])).entries()].filter(([key]) => !this.#rows.has(key));
    if (missing.length === 0) return;
    const rows = await this.#tx<Stored[]>`
      select o.* from shop_order o
      join unnest(${missing.map(([, order]) => order.workspaceId)}::uuid[], ${missing.map(([, order]) => order.id)}::text[])
        as wanted(workspace_id, id) using (workspace_id, id)
      order by o.workspace_id, o.id
      for update of o`;
    for (const [key] of missing) this.#rows.set(key, null);
    for (const row of rows) this.#rows.set(keyOf({ workspaceId: row.workspace_id, id: row.id }), stateOf(row));
  }

  /** Whether each is there, without a lock. */
  async has(wanted: readonly { workspaceId: string; id: string }[]): Promise<boolean[]> {
    const unread = wanted.filter((order) => !this.#rows.get(keyOf(order)));
    if (unread.length === 0) return wanted.map(() => true);
    const rows = await this.#tx<{ workspace_id: string; id: string }[]>`
      select workspace_id, id from shop_order
      join unnest(${unread.map((order) => order.workspaceId)}::uuid[], ${unread.map((order) => order.id)}::text[])
        as wanted(workspace_id, id) using (workspace_id, id)`;
    const found = new Set(rows.map((row) => keyOf({ workspaceId: row.workspace_id, id: row.id })));
    return wanted.map((order) => Boolean(this.#rows.get(keyOf(order))) || found.has(keyOf(order)));
  }

  get(workspaceId: string, id: string): OrderRow | null {
    return this.#rows.get(keyOf({ workspaceId, id })) ?? null;
  }

  /** @param ours whether an action of ours changes it, and not what the platform tells */
  put(row: OrderRow, ours: boolean): void {
    const key = keyOf(row);
    const change = statusChange(this.#rows.get(key) ?? null, row, ours);
    if (change) this.changes.push(change);
    const move = orderMove(change, this.#rows.get(key) ?? null, row);
    if (move) this.moves.push(move);
    this.#notePayments(this.#rows.get(key) ?? null, row);
    this.#rows.set(key, row);
    this.#changed.add(key);
  }

  #notePayments(before: OrderRow | null, { workspaceId, id: orderId, document: { payments } }: OrderRow): void {
    if (!payments || payments === before?.document.payments) return;
    const known = new Set(before?.document.payments?.map(({ id }) => id));
    for (const { id } of payments) if (id !== "" && !known.has(id)) this.#paid.push({ workspaceId, id, orderId });
  }

  /** So that an order is found by the number that stands on a statement. */
  async #writePayments(): Promise<void> {
    const paid = this.#paid;
    this.#paid = [];
    await this.#tx`
      insert into shop_payment (workspace_id, id, order_id)
      select * from unnest(${paid.map(({ workspaceId }) => workspaceId)}::uuid[], ${paid.map(({ id }) => storableText(id))}::text[],
        ${paid.map(({ orderId }) => storableText(orderId))}::text[])
      on conflict do nothing`;
  }

  async write(): Promise<void> {
    const rows = [...this.#changed].sort().flatMap((key) => this.#rows.get(key) ?? []);
    if (rows.length === 0) return;
    const orders = columns(this.#tx, [
      plain(rows, (row) => row.workspaceId),
      worded(rows, (row) => row.id),
      worded(rows, (row) => row.document.number),
      plain(rows, (row) => row.document.platform),
      plain(rows, (row) => row.sourceId),
      plain(rows, (row) => row.status),
      worded(rows, (row) => row.document.currency),
      plain(rows, (row) => row.document.total.amountMinor),
      plain(rows, (row) => row.refundedMinor),
      worded(rows, (row) => row.customerId),
      worded(rows, (row) => row.customerName),
      worded(rows, (row) => textArray(row.tags)),
      worded(rows, (row) => textArray(skusOf(row))),
      plain(rows, (row) => JSON.stringify(row.document)),
      plain(rows, (row) => row.foldedSeq),
      plain(rows, (row) => row.placedAt),
      plain(rows, (row) => row.updatedAt),
    ]);
    const written = this.#tx`
      insert into shop_order (workspace_id, id, number, platform, source_id, status, currency, total_minor, refunded_minor, customer_id,
        customer_name, tags, skus, document, folded_seq, placed_at, updated_at)
      select workspace_id::uuid, id, number, platform, source_id::uuid, status, currency, total_minor::bigint, refunded_minor::bigint, customer_id,
        customer_name, tags::text[], skus::text[], document, folded_seq::bigint, placed_at::timestamptz, updated_at::timestamptz
      from ${orders} as o(workspace_id, id, number, platform, source_id, status, currency, total_minor, refunded_minor, customer_id, customer_name,
        tags, skus, document, folded_seq, placed_at, updated_at)
      limit ${rows.length}
      on conflict (workspace_id, id) do update set number = excluded.number, platform = excluded.platform,
        source_id = coalesce(excluded.source_id, shop_order.source_id), status = excluded.status, currency = excluded.currency,
        total_minor = excluded.total_minor, refunded_minor = excluded.refunded_minor, customer_id = excluded.customer_id,
        customer_name = excluded.customer_name, tags = excluded.tags, skus = excluded.skus, document = excluded.document, folded_seq = excluded.folded_seq,
        updated_at = excluded.updated_at`;
    await (this.#paid.length > 0 ? together([written.execute(), this.#writePayments()]) : written);
    this.#changed.clear();
  }
}

/** What becomes of goods that were set aside for an order. */
export interface OrderMove {
  readonly workspaceId: string;
  readonly orderId: string;
  readonly kind: "ship" | "release";
  /** Null: all of them. */
  readonly lines: readonly WantedLine[] | null;
  readonly at: string;
}

export function orderMove(change: StatusChange | null, before: OrderRow | null, row: OrderRow): OrderMove | null {
  const { workspaceId, id: orderId, updatedAt: at } = row;
  const to = change?.to;
  if (to === "cancelled" || to === "refunded") return { workspaceId, orderId, kind: "release", lines: null, at };
  if (to === "shipped" || to === "delivered" || to === "completed") return { workspaceId, orderId, kind: "ship", lines: null, at };
  if (before?.document.shipments === row.document.shipments) return null;
  // a part of it went out
  const [gone, known] = [shippedLines(row.document), before ? shippedLines(before.document) : new Map<string, number>()];
  if (!gone || !known) return null;
  const lines = [...gone]
    .map(([sku, quantity]) => ({ sku, quantity: quantity - (known.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  return lines.length > 0 ? { workspaceId, orderId, kind: "ship", lines, at } : null;
}

/** Null where the status is as it was. */
export function statusChange(before: OrderRow | null, row: OrderRow, ours: boolean): StatusChange | null {
  const from = before?.status ?? "";
  return from === row.status ? null : { workspaceId: row.workspaceId, order: row, from, to: row.status, ours };
}

const keyOf = ({ workspaceId, id }: { workspaceId: string; id: string }) => `${workspaceId}/${id}`;

const skusOf = ({ document }: OrderRow): string[] => [...new Set(document.items.map(({ sku }) => sku))].filter((sku) => sku !== "");

const stateOf = (row: Stored): OrderRow => ({
  workspaceId: row.workspace_id,
  id: row.id,
  sourceId: row.source_id,
  foldedSeq: Number(row.folded_seq),
  document: JSON.parse(row.document) as OrderState["document"],
  status: row.status,
  tags: row.tags,
  refundedMinor: Number(row.refunded_minor),
  customerId: row.customer_id,
  customerName: row.customer_name,
  placedAt: row.placed_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});
