/**
 * The stock a transaction touches: each SKU read once under its item's lock, changed in memory with a line of the ledger for every
 * change, and written back together. Where it is kept is the shelf's business: PostgreSQL, or memory for simulation.
 *
 * Invariants (quoted by the tests):
 * 1. A level is the sum of its entries: nothing changes one without the other.
 * 2. What an order holds is changed only under that order's lock, and is part of what its places have set aside.
 */
import { type MoveKind, move, newItem, type StockItem, type StockMove, totalsOf, warn } from "#lib/commerce/stock/book.ts";
import type { TakenLine } from "#lib/commerce/stock/plan.ts";
import { eventId } from "../../ingest/ids.ts";
import type { StockFall } from "../../runtime/run-store.ts";

export interface SkuKey {
  readonly workspaceId: string;
  readonly sku: string;
}
export interface OrderKey {
  readonly workspaceId: string;
  readonly id: string;
}
export interface StockRow extends SkuKey {
  readonly item: StockItem;
  readonly updatedAt: string;
}
export interface StockEntry extends SkuKey, StockMove {
  readonly id: string;
  readonly onHandAfter: number;
  readonly reservedAfter: number;
  readonly orderId: string | null;
  readonly runId: string | null;
  readonly eventId: string | null;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}
/** Why and by whom something moves. */
export type Cause = Pick<StockEntry, "orderId" | "runId" | "eventId" | "by" | "reason" | "at">;
export const noCause = { orderId: null, runId: null, eventId: null, by: "", reason: "" } as const;

export interface Held extends TakenLine {
  readonly at: string;
}

/** What a book reads from and writes to. */
export interface Shelf {
  /**
   * Under lock, in the order of their names, so that two transactions never wait in a circle. `create`: one that is new has to
   * have its row first, or two transactions would each make it and the second would forget what the first put there.
   */
  items(wanted: readonly SkuKey[], create: boolean): Promise<readonly StockRow[]>;
  /** The orders' own locks are held. */
  holdings(wanted: readonly OrderKey[]): Promise<readonly (OrderKey & Held)[]>;
  /** By the platform's own number of a thing: what the shop calls it. */
  skus(wanted: readonly { workspaceId: string; itemId: string }[]): Promise<ReadonlyMap<string, string>>;
  write(written: {
    readonly items: readonly StockRow[];
    readonly entries: readonly StockEntry[];
    readonly holdings: readonly (OrderKey & { readonly held: readonly Held[] })[];
  }): Promise<void>;
}

export class StockBook {
  readonly #shelf: Shelf;
  readonly #rows = new Map<string, StockRow>();
  readonly #held = new Map<string, OrderKey & { held: readonly Held[] }>();
  readonly #changed = new Set<string>();
  readonly #changedOrders = new Set<string>();
  #entries: StockEntry[] = [];
  /** Items that fell below their warning, one by one. */
  readonly falls: StockFall[] = [];

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  async lock(wanted: readonly SkuKey[], create = false): Promise<void> {
    const missing = [...new Map(wanted.map((each) => [skuKey(each), each])).values()].filter((each) => !this.#rows.has(skuKey(each)));
    if (missing.length === 0) return;
    for (const row of await this.#shelf.items(missing, create)) this.#rows.set(skuKey(row), row);
  }

  /** Reads what these orders hold, and locks what lies there. */
  async lockHoldings(wanted: readonly OrderKey[]): Promise<void> {
    const missing = [...new Map(wanted.map((each) => [orderKey(each), each])).entries()].filter(([key]) => !this.#held.has(key));
    if (missing.length === 0) return;
    const found = await this.#shelf.holdings(missing.map(([, each]) => each));
    for (const [key, { workspaceId, id }] of missing) this.#held.set(key, { workspaceId, id, held: [] });
    for (const { workspaceId, id, ...held } of found) {
      const order = this.#held.get(orderKey({ workspaceId, id }));
      if (order) this.#held.set(orderKey(order), { ...order, held: [...order.held, held] });
    }
    await this.lock(found.map(({ workspaceId, sku }) => ({ workspaceId, sku })));
  }

  skus(wanted: Parameters<Shelf["skus"]>[0]): ReturnType<Shelf["skus"]> {
    return this.#shelf.skus(wanted);
  }

  /** Null: the shop has no stock of it. */
  item(workspaceId: string, sku: string): StockItem | null {
    return this.#rows.get(skuKey({ workspaceId, sku }))?.item ?? null;
  }

  held(workspaceId: string, orderId: string): readonly Held[] {
    return this.#held.get(orderKey({ workspaceId, id: orderId }))?.held ?? [];
  }

  /** Its name or its warning. */
  change(workspaceId: string, sku: string, change: Partial<Pick<StockItem, "title" | "warnBelow" | "rearmAbove">>, at: string): void {
    this.#put(workspaceId, { ...(this.item(workspaceId, sku) ?? newItem(sku)), ...change }, at);
  }

  /** False: it would bring a figure below nothing, and nothing is changed. */
  move(workspaceId: string, sku: string, wanted: StockMove, cause: Cause, countedAt = ""): boolean {
    const done = move(this.item(workspaceId, sku) ?? newItem(sku), wanted, countedAt);
    if (!done) return false;
    const { item, moved } = done;
    if (moved.onHand !== 0 || moved.reserved !== 0)
      this.#entries.push({ workspaceId, sku, id: eventId(Date.parse(cause.at)), ...moved, ...cause });
    this.#put(workspaceId, item, cause.at);
    return true;
  }

  hold(workspaceId: string, orderId: string, line: TakenLine, cause: Cause): boolean {
    return this.#holdMore(workspaceId, orderId, line, "reserve", line.quantity, cause);
  }

  /** What was set aside for an order is free again. */
  release(workspaceId: string, orderId: string, line: TakenLine, cause: Cause): boolean {
    return this.#holdMore(workspaceId, orderId, line, "release", -line.quantity, cause);
  }

  /** An order holds less because goods went out: the figures are the caller's move. */
  drop(workspaceId: string, orderId: string, { sku, location, quantity }: TakenLine, at: string): void {
    this.#setHeld(workspaceId, orderId, { sku, location }, -quantity, at);
  }

  #holdMore(workspaceId: string, orderId: string, line: TakenLine, kind: MoveKind, reserved: number, cause: Cause): boolean {
    const { sku, location } = line;
    if (!this.move(workspaceId, sku, { kind, location, onHand: 0, reserved }, { ...cause, orderId })) return false;
    this.#setHeld(workspaceId, orderId, { sku, location }, reserved, cause.at);
    return true;
  }

  #setHeld(workspaceId: string, orderId: string, { sku, location }: { sku: string; location: string }, by: number, at: string): void {
    const key = orderKey({ workspaceId, id: orderId });
    const held = this.held(workspaceId, orderId);
    const same = (line: Held) => line.sku === sku && line.location === location;
    const before = held.find(same);
    const quantity = (before?.quantity ?? 0) + by;
    const others = held.filter((line) => !same(line));
    const after = quantity > 0 ? [...others, { sku, location, quantity, at: before?.at ?? at }] : others;
    this.#held.set(key, { workspaceId, id: orderId, held: after });
    this.#changedOrders.add(key);
  }

  #put(workspaceId: string, changed: StockItem, at: string): void {
    const key = skuKey({ workspaceId, sku: changed.sku });
    const { item, fell } = warn(changed);
    this.#rows.set(key, { workspaceId, sku: item.sku, item, updatedAt: at });
    this.#changed.add(key);
    if (fell) this.falls.push({ workspaceId, item, ...totalsOf(item) });
  }

  async write(): Promise<void> {
    if (this.#changed.size === 0 && this.#changedOrders.size === 0) return;
    const items = [...this.#changed].sort().flatMap((key) => this.#rows.get(key) ?? []);
    const holdings = [...this.#changedOrders].sort().flatMap((key) => this.#held.get(key) ?? []);
    const entries = this.#entries;
    this.#entries = [];
    this.#changed.clear();
    this.#changedOrders.clear();
    await this.#shelf.write({ items, entries, holdings });
  }
}

export const skuKey = ({ workspaceId, sku }: SkuKey) => `${workspaceId}/${sku}`;
export const orderKey = ({ workspaceId, id }: OrderKey) => `${workspaceId}/${id}`;
