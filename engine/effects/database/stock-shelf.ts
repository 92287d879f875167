/** Stock in PostgreSQL, inside a transaction. */
import type { Transaction } from "#drizzle/client.ts";
import { totalsOf } from "#lib/commerce/stock/book.ts";
import { columns, plain, worded } from "../../store/columns.ts";
import { together } from "../../store/together.ts";
import { type Held, type OrderKey, type Shelf, type StockEntry, type StockRow, skuKey } from "./stock-book.ts";

export function postgresShelf(tx: Transaction): Shelf {
  return {
    async items(all, create) {
      const wanted = [...all].sort((a, b) => (skuKey(a) < skuKey(b) ? -1 : 1));
      if (create)
        await tx`
          insert into stock_item (workspace_id, sku, updated_at)
          select workspace_id, sku, now()
          from unnest(${wanted.map(({ workspaceId }) => workspaceId)}::uuid[], ${wanted.map(({ sku }) => sku)}::text[]) as w(workspace_id, sku)
          order by workspace_id, sku on conflict do nothing`;
      const rows = await tx<ItemRow[]>`
        select i.* from stock_item i
        join unnest(${wanted.map(({ workspaceId }) => workspaceId)}::uuid[], ${wanted.map(({ sku }) => sku)}::text[])
          as wanted(workspace_id, sku) using (workspace_id, sku)
        order by i.workspace_id, i.sku for update of i`;
      if (rows.length === 0) return [];
      // under the items' locks, so in a statement of its own: one that waited for a lock would show what was before it
      const levels = await tx<LevelRow[]>`
        select l.* from stock_level l
        join unnest(${rows.map((row) => row.workspace_id)}::uuid[], ${rows.map((row) => row.sku)}::text[])
          as wanted(workspace_id, sku) using (workspace_id, sku)`;
      return rows.map((row) => rowOf(row, levels));
    },
    async holdings(wanted) {
      return await tx<(OrderKey & Held)[]>`
        select r.workspace_id as "workspaceId", r.order_id as id, r.sku, r.location, r.quantity,
          to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
        from stock_reservation r
        join unnest(${wanted.map(({ workspaceId }) => workspaceId)}::uuid[], ${wanted.map(({ id }) => id)}::text[])
          as wanted(workspace_id, order_id) using (workspace_id, order_id)
        order by r.workspace_id, r.order_id, r.sku, r.location`;
    },
    async skus(wanted) {
      if (wanted.length === 0) return new Map();
      const rows = await tx<{ workspaceId: string; itemId: string; sku: string }[]>`
        select v.workspace_id as "workspaceId", v.item_id as "itemId", v.sku from shop_variant v
        join unnest(${wanted.map(({ workspaceId }) => workspaceId)}::uuid[], ${wanted.map(({ itemId }) => itemId)}::text[])
          as wanted(workspace_id, item_id) using (workspace_id, item_id)
        where v.sku <> '' and v.item_id <> ''`;
      return new Map(rows.map(({ workspaceId, itemId, sku }) => [`${workspaceId}/${itemId}`, sku]));
    },
    async write({ items, entries, holdings }) {
      await together([writeItems(tx, items), writeLevels(tx, items), writeEntries(tx, entries), writeHoldings(tx, holdings)]);
    },
  };
}

interface ItemRow {
  workspace_id: string;
  sku: string;
  title: string;
  warn_below: number | null;
  rearm_above: number | null;
  is_low: boolean;
  updated_at: Date;
}
interface LevelRow {
  workspace_id: string;
  sku: string;
  location: string;
  on_hand: number;
  reserved: number;
  counted_at: string;
}

const rowOf = (row: ItemRow, all: readonly LevelRow[]): StockRow => {
  const { workspace_id: workspaceId, sku, title, warn_below: warnBelow, rearm_above: rearmAbove, is_low: isLow } = row;
  const own = all.filter((level) => level.workspace_id === workspaceId && level.sku === sku);
  const levels = Object.fromEntries(
    own.map(({ location, on_hand: onHand, reserved, counted_at: countedAt }) => [location, { onHand, reserved, countedAt }]),
  );
  return { workspaceId, sku, item: { sku, title, levels, warnBelow, rearmAbove, isLow }, updatedAt: row.updated_at.toISOString() };
};

async function writeItems(tx: Transaction, items: readonly StockRow[]): Promise<void> {
  if (items.length === 0) return;
  const rows = columns(tx, [
    plain(items, ({ workspaceId }) => workspaceId),
    worded(items, ({ sku }) => sku),
    worded(items, ({ item }) => item.title),
    plain(items, ({ item }) => totalsOf(item).onHand),
    plain(items, ({ item }) => totalsOf(item).reserved),
    plain(items, ({ item }) => item.warnBelow),
    plain(items, ({ item }) => item.rearmAbove),
    plain(items, ({ item }) => Number(item.isLow)),
    plain(items, ({ updatedAt }) => updatedAt),
  ]);
  await tx`
    insert into stock_item (workspace_id, sku, title, on_hand, reserved, warn_below, rearm_above, is_low, updated_at)
    select workspace_id::uuid, sku, title, on_hand::int, reserved::int, warn_below::int, rearm_above::int, is_low = '1', at::timestamptz
    from ${rows} as i(workspace_id, sku, title, on_hand, reserved, warn_below, rearm_above, is_low, at)
    limit ${items.length}
    on conflict (workspace_id, sku) do update set title = excluded.title, on_hand = excluded.on_hand, reserved = excluded.reserved,
      warn_below = excluded.warn_below, rearm_above = excluded.rearm_above, is_low = excluded.is_low, updated_at = excluded.updated_at`;
}

async function writeLevels(tx: Transaction, items: readonly StockRow[]): Promise<void> {
  const levels = items.flatMap(({ workspaceId, sku, item }) =>
    Object.entries(item.levels).map(([location, level]) => ({ workspaceId, sku, location, ...level })),
  );
  if (levels.length === 0) return;
  const rows = columns(tx, [
    plain(levels, ({ workspaceId }) => workspaceId),
    worded(levels, ({ sku }) => sku),
    worded(levels, ({ location }) => location),
    plain(levels, ({ onHand }) => onHand),
    plain(levels, ({ reserved }) => reserved),
    worded(levels, ({ countedAt }) => countedAt),
  ]);
  await tx`
    insert into stock_level (workspace_id, sku, location, on_hand, reserved, counted_at)
    select workspace_id::uuid, sku, location, on_hand::int, reserved::int, counted_at
    from ${rows} as l(workspace_id, sku, location, on_hand, reserved, counted_at)
    limit ${levels.length}
    on conflict (workspace_id, sku, location) do update
    set on_hand = excluded.on_hand, reserved = excluded.reserved, counted_at = excluded.counted_at`;
}

async function writeEntries(tx: Transaction, entries: readonly StockEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = columns(tx, [
    plain(entries, ({ workspaceId }) => workspaceId),
    plain(entries, ({ id }) => id),
    worded(entries, ({ sku }) => sku),
    worded(entries, ({ location }) => location),
    plain(entries, ({ kind }) => kind),
    plain(entries, ({ onHand }) => onHand),
    plain(entries, ({ reserved }) => reserved),
    plain(entries, ({ onHandAfter }) => onHandAfter),
    plain(entries, ({ reservedAfter }) => reservedAfter),
    worded(entries, ({ orderId }) => orderId),
    plain(entries, ({ runId }) => runId),
    plain(entries, ({ eventId }) => eventId),
    worded(entries, ({ by }) => by),
    worded(entries, ({ reason }) => reason),
    plain(entries, ({ at }) => at),
  ]);
  await tx`
    insert into stock_entry (workspace_id, id, sku, location, kind, on_hand, reserved, on_hand_after, reserved_after, order_id, run_id,
      event_id, by, reason, at)
    select workspace_id::uuid, id::uuid, sku, location, kind, on_hand::int, reserved::int, on_hand_after::int, reserved_after::int, order_id,
      run_id::uuid, event_id::uuid, by, reason, at::timestamptz
    from ${rows} as e(workspace_id, id, sku, location, kind, on_hand, reserved, on_hand_after, reserved_after, order_id, run_id, event_id,
      by, reason, at)
    limit ${entries.length}`;
}

async function writeHoldings(tx: Transaction, holdings: readonly (OrderKey & { readonly held: readonly Held[] })[]): Promise<void> {
  if (holdings.length === 0) return;
  await tx`
    delete from stock_reservation r
    using unnest(${holdings.map(({ workspaceId }) => workspaceId)}::uuid[], ${holdings.map(({ id }) => id)}::text[]) as o(workspace_id, order_id)
    where r.workspace_id = o.workspace_id and r.order_id = o.order_id`;
  const lines = holdings.flatMap(({ workspaceId, id, held }) => held.map((line) => ({ workspaceId, id, ...line })));
  if (lines.length === 0) return;
  const rows = columns(tx, [
    plain(lines, ({ workspaceId }) => workspaceId),
    worded(lines, ({ id }) => id),
    worded(lines, ({ sku }) => sku),
    worded(lines, ({ location }) => location),
    plain(lines, ({ quantity }) => quantity),
    plain(lines, ({ at }) => at),
  ]);
  await tx`
    insert into stock_reservation (workspace_id, order_id, sku, location, quantity, at)
    select workspace_id::uuid, order_id, sku, location, quantity::int, at::timestamptz
    from ${rows} as r(workspace_id, order_id, sku, location, quantity, at)
    limit ${lines.length}`;
}
