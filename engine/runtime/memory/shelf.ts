/** Stock in memory, for simulation and dry runs: what a commit wrote is there, or nothing of it. */
import {
  type Held,
  type OrderKey,
  orderKey,
  type Shelf,
  type StockEntry,
  type StockRow,
  skuKey,
} from "../../effects/database/stock-book.ts";

export class MemoryShelf implements Shelf {
  readonly stock = new Map<string, StockRow>();
  readonly entries: StockEntry[] = [];
  readonly reserved = new Map<string, OrderKey & { readonly held: readonly Held[] }>();

  async items(wanted: Parameters<Shelf["items"]>[0]) {
    return wanted.flatMap((each) => this.stock.get(skuKey(each)) ?? []);
  }
  async holdings(wanted: Parameters<Shelf["holdings"]>[0]) {
    return wanted.flatMap(({ workspaceId, id }) =>
      (this.reserved.get(orderKey({ workspaceId, id }))?.held ?? []).map((held) => ({ workspaceId, id, ...held })),
    );
  }
  async skus() {
    return new Map<string, string>();
  }
  async write({ items, entries, holdings }: Parameters<Shelf["write"]>[0]) {
    for (const row of items) this.stock.set(skuKey(row), row);
    this.entries.push(...entries);
    for (const order of holdings) this.reserved.set(orderKey(order), order);
  }
}
