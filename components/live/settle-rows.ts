import type { Page } from "#lib/api/page.ts";

export interface Settled<T> {
  /** What is shown: all that was and is not to go, in its order, and what came to it. */
  rows: T[];
  /** Something came to it, or went from it. */
  changed: boolean;
  /** How many others there are to be shown. */
  fresh: number;
}

/**
 * What a list shows when its first page was read again.
 * @param held what it shows, and how it goes on
 * @param isWanted whether a row that is not shown is to be shown at its place: the reader's own, or one that was shown before
 * @param isToGo whether a row that is shown, and that the first page has not, is to go: the reader removed it
 */
export function settleRows<T extends { id: string }>(
  held: Page<T>,
  first: Page<T>,
  isWanted: (id: string) => boolean,
  isToGo: (id: string) => boolean,
): Settled<T> {
  const now = new Map(first.items.map((row) => [row.id, row]));
  const known = new Set(held.items.map((row) => row.id));
  const rows = held.items.flatMap((row) => now.get(row.id) ?? (isToGo(row.id) ? [] : row));
  const kept = rows.length;
  const last = first.items.findLastIndex((row) => known.has(row.id));
  let fresh = 0;
  /** The shown row that it comes after. */
  let above: string | null = null;
  for (const [at, row] of first.items.entries()) {
    if (known.has(row.id)) above = row.id;
    else if (isWanted(row.id)) {
      rows.splice(above === null ? 0 : rows.findIndex(({ id }) => id === above) + 1, 0, row);
      above = row.id;
    }
    // below the last that is shown stands what has moved up from an older page, if there is one
    else if (at < last || last === -1 || held.next === null) fresh += 1;
  }
  return { rows, changed: kept < held.items.length || rows.length > kept, fresh };
}
