/**
 * One SKU's stock over all its places, and what may happen to it. Pure: whoever calls holds the SKU's lock.
 *
 * What lies there (`onHand`) and what of it is set aside for orders (`reserved`) never fall below nothing. What is free is the
 * difference; only a count can find less there than was set aside, and then it says by how much.
 */

export interface StockLevel {
  readonly onHand: number;
  readonly reserved: number;
  /** When a count was last heard, by its own time: an older one does not replace it. */
  readonly countedAt: string;
}

export interface StockItem {
  readonly sku: string;
  readonly title: string;
  /** By place; the empty name is a shop's only one. */
  readonly levels: Readonly<Record<string, StockLevel>>;
  readonly warnBelow: number | null;
  readonly rearmAbove: number | null;
  /** It fell below, and has not been above since. */
  readonly isLow: boolean;
}

export const moveKinds = ["count", "adjust", "reserve", "release", "ship", "transfer"] as const;
export type MoveKind = (typeof moveKinds)[number];

/** A line of the ledger before it is written: by how much the two figures change at one place. */
export interface StockMove {
  readonly kind: MoveKind;
  readonly location: string;
  readonly onHand: number;
  readonly reserved: number;
}

/** Changed figures with what they came to. */
export interface Moved extends StockMove {
  readonly onHandAfter: number;
  readonly reservedAfter: number;
}

const nothing: StockLevel = { onHand: 0, reserved: 0, countedAt: "" };

export const newItem = (sku: string): StockItem => ({ sku, title: "", levels: {}, warnBelow: null, rearmAbove: null, isLow: false });
export const levelAt = (item: StockItem, location: string): StockLevel => item.levels[location] ?? nothing;
export const freeAt = (item: StockItem, location: string): number => {
  const { onHand, reserved } = levelAt(item, location);
  return onHand - reserved;
};

export function totalsOf({ levels }: Pick<StockItem, "levels">): { onHand: number; reserved: number; free: number } {
  let [onHand, reserved] = [0, 0];
  for (const level of Object.values(levels)) {
    onHand += level.onHand;
    reserved += level.reserved;
  }
  return { onHand, reserved, free: onHand - reserved };
}

/** Null: the move would bring a figure below nothing, and is not made. */
export function move(item: StockItem, wanted: StockMove, countedAt = ""): { item: StockItem; moved: Moved } | null {
  const before = levelAt(item, wanted.location);
  const [onHand, reserved] = [before.onHand + wanted.onHand, before.reserved + wanted.reserved];
  if (onHand < 0 || reserved < 0) return null;
  // only a count may find less than is set aside
  if (wanted.kind !== "count" && onHand - reserved < 0 && onHand - reserved < before.onHand - before.reserved) return null;
  const level = { onHand, reserved, countedAt: countedAt || before.countedAt };
  const moved = { ...wanted, onHandAfter: onHand, reservedAfter: reserved };
  return { item: { ...item, levels: { ...item.levels, [wanted.location]: level } }, moved };
}

/** What a count changes; the same number counted twice changes nothing. */
export const countMove = (item: StockItem, location: string, onHand: number): StockMove => ({
  kind: "count",
  location,
  onHand: Math.max(0, onHand) - levelAt(item, location).onHand,
  reserved: 0,
});

/** Goods leave: what was set aside for them goes with them, as far as a count has left any. */
export const shipMove = (item: StockItem, location: string, quantity: number): StockMove => ({
  kind: "ship",
  location,
  onHand: -Math.min(quantity, levelAt(item, location).onHand),
  reserved: -Math.min(quantity, levelAt(item, location).reserved),
});

/**
 * The warning with its re-arming: it falls once below `warnBelow`, and again only after more than `rearmAbove` were free
 * meanwhile, so that a figure that wavers around the bound warns once.
 */
export function warn(item: StockItem): { item: StockItem; fell: boolean } {
  const { warnBelow, rearmAbove, isLow } = item;
  if (warnBelow === null) return { item: isLow ? { ...item, isLow: false } : item, fell: false };
  const { free } = totalsOf(item);
  if (!isLow) return free < warnBelow ? { item: { ...item, isLow: true }, fell: true } : { item, fell: false };
  // without a re-arming of its own it is over as soon as it is not below any more
  const isOver = rearmAbove === null ? free >= warnBelow : free > rearmAbove;
  return { item: isOver ? { ...item, isLow: false } : item, fell: false };
}
