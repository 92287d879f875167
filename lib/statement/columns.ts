/** Columns found by their headings, and the values of a row taken out of them with what is wrong said, not thrown. */
import { instantMs } from "../commerce/instant.ts";
import { parseMoney } from "../commerce/parse-money.ts";
import type { LineProblem } from "./line.ts";

/** A heading without what files add to it: blanks, backticks, brackets of the other width. */
export const heading = (text: string): string =>
  text
    .replace(/[`\s\uFEFF"']/g, "")
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .toLowerCase();

export class Unreadable {
  readonly problem: LineProblem;
  readonly found: string;
  constructor(problem: LineProblem, found: string) {
    this.problem = problem;
    this.found = found;
  }
}

export class Row {
  readonly #places: ReadonlyMap<string, number>;
  readonly #fields: readonly string[];
  constructor(places: ReadonlyMap<string, number>, fields: readonly string[]) {
    this.#places = places;
    this.#fields = fields;
  }

  /** The first of these columns that the file has; empty where it has none. */
  text(...names: readonly string[]): string {
    for (const name of names) {
      const place = this.#places.get(name);
      if (place !== undefined) return (this.#fields[place] ?? "").replace(/^`/, "").trim();
    }
    return "";
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }
}

export const placesOf = (headings: readonly string[]): ReadonlyMap<string, number> =>
  new Map(headings.map((text, place) => [heading(text), place] as const).reverse());

/** Minor units; nothing at all is nothing. */
export function amountIn(text: string, currency: string, problem: LineProblem = "amount"): number | Unreadable {
  if (text === "" || text === "-" || text === "--") return 0;
  const plain = text
    .replace(/^\((.+)\)$/, "-$1")
    .replace(/^([+-]?)[¥￥$€£]/, "$1")
    .replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, "");
  return parseMoney(plain, currency)?.amountMinor ?? new Unreadable(problem, text);
}

/** A local time as files write it, with the zone of the file. */
export function timeIn(text: string, zone: string): { at: string; day: string } | Unreadable {
  const local = text
    .trim()
    .replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})/, (_, y: string, m: string, d: string) => `${y}-${two(m)}-${two(d)}`);
  const whole = local
    .replace(/^(\d{4}-\d{2}-\d{2}) (\d):/, "$1 0$2:")
    .replace(" ", "T")
    .replace(/\s*UTC$/i, "Z");
  const zoned = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(whole.slice(10))
    ? whole
    : `${whole.length === 10 ? `${whole}T00:00:00` : whole}${zone}`;
  if (!/^\d{4}-\d{2}-\d{2}/.test(zoned) || instantMs(zoned) === null) return new Unreadable("time", text);
  return { at: zoned, day: zoned.slice(0, 10) };
}

const two = (text: string): string => text.padStart(2, "0");
