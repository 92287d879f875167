/** Which goods of an order are set aside where: all of it or as the rules say, over places in a given order. */
import { freeAt, type StockItem } from "./book.ts";

export interface WantedLine {
  readonly sku: string;
  readonly quantity: number;
}
export interface TakenLine extends WantedLine {
  readonly location: string;
}

export const splitWays = ["whole", "line", "anywhere"] as const;
/** An order from one place; each of its goods from one place; or wherever some lie. */
export type SplitWay = (typeof splitWays)[number];

export interface Plan {
  readonly taken: readonly TakenLine[];
  readonly missing: readonly WantedLine[];
}

/** @param places in the order in which they are asked; empty: all that hold any of it, by name */
export function planReservation(
  wanted: readonly WantedLine[],
  itemOf: (sku: string) => StockItem | null,
  rules: { readonly places: readonly string[]; readonly split: SplitWay; readonly part: boolean },
): Plan {
  const lines = merged(wanted);
  const places = rules.places.length > 0 ? [...new Set(rules.places)] : placesOf(lines, itemOf);
  const free = (sku: string, place: string) => {
    const item = itemOf(sku);
    return item ? Math.max(0, freeAt(item, place)) : 0;
  };
  const taken = ways[rules.split](lines, places, free);
  const missing = lines.flatMap(({ sku, quantity }) => {
    const left = quantity - taken.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
    return left > 0 ? [{ sku, quantity: left }] : [];
  });
  return missing.length > 0 && !rules.part ? { taken: [], missing } : { taken, missing };
}

type Free = (sku: string, place: string) => number;
type Way = (lines: readonly WantedLine[], places: readonly string[], free: Free) => TakenLine[];

const ways: Record<SplitWay, Way> = {
  /** The first place that has it all, else the one that has most of it. */
  whole(lines, places, free) {
    const place = best(places, (each) => lines.reduce((sum, { sku, quantity }) => sum + Math.min(quantity, free(sku, each)), 0));
    return place === null ? [] : lines.flatMap((line) => from(line, place, free));
  },
  line: (lines, places, free) =>
    lines.flatMap((line) => {
      const place = best(places, (each) => Math.min(line.quantity, free(line.sku, each)));
      return place === null ? [] : from(line, place, free);
    }),
  anywhere: (lines, places, free) =>
    lines.flatMap((line) => {
      let left = line.quantity;
      return places.flatMap((place) => {
        const some = from({ sku: line.sku, quantity: left }, place, free);
        left -= some[0]?.quantity ?? 0;
        return some;
      });
    }),
};

function from({ sku, quantity }: WantedLine, location: string, free: Free): TakenLine[] {
  const some = Math.min(quantity, free(sku, location));
  return some > 0 ? [{ sku, location, quantity: some }] : [];
}

/** The first of those with the most. */
function best(places: readonly string[], worth: (place: string) => number): string | null {
  let found: { place: string; worth: number } | null = null;
  for (const place of places) {
    const value = worth(place);
    if (value > (found?.worth ?? 0)) found = { place, worth: value };
  }
  return found?.place ?? null;
}

function placesOf(lines: readonly WantedLine[], itemOf: (sku: string) => StockItem | null): string[] {
  return [...new Set(lines.flatMap(({ sku }) => Object.keys(itemOf(sku)?.levels ?? {})))].sort();
}

/** Each SKU once, without what has no name or number. */
export function merged(lines: readonly WantedLine[]): WantedLine[] {
  const all = new Map<string, number>();
  for (const { sku, quantity } of lines) if (sku !== "" && quantity > 0) all.set(sku, (all.get(sku) ?? 0) + quantity);
  return [...all].map(([sku, quantity]) => ({ sku, quantity }));
}

/** What is still to be set aside of an order, given what is already. */
export function stillWanted(wanted: readonly WantedLine[], held: readonly WantedLine[]): WantedLine[] {
  const have = new Map(merged(held).map(({ sku, quantity }) => [sku, quantity]));
  return merged(wanted).flatMap(({ sku, quantity }) => {
    const left = quantity - (have.get(sku) ?? 0);
    return left > 0 ? [{ sku, quantity: left }] : [];
  });
}
