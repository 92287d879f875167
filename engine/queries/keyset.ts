/** Paging by keyset: a page ends at a (time, id), and the next one begins after it, however many rows came in between. */
import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { Refusal } from "../commands/actor.ts";

/** Where a page ended. */
export interface Place {
  at: Date;
  id: string;
}

const written = z.tuple([z.iso.datetime(), z.string().max(300)]);

export function placeOf(query: PageQuery): Place | null {
  if (query.cursor === undefined) return null;
  try {
    const [at, id] = written.parse(JSON.parse(Buffer.from(query.cursor, "base64url").toString("utf8")));
    return { at: new Date(at), id };
  } catch {
    throw new Refusal(400, "cursor", refusalWords.badCursor, { extra: { field: "cursor" } });
  }
}

const cursorOf = ({ at, id }: Place) => Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");

export const rowsOf = (query: PageQuery): number => query.limit ?? limits.pageRows;

/** Cuts `rows` (one more than the page, where there are more) and says where the next page begins. */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  query: PageQuery,
  place: (row: Row) => Place,
  item: (row: Row) => Item,
): Page<Item> {
  const size = rowsOf(query);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > size && last !== undefined ? cursorOf(place(last)) : null };
}

/** Rows after a place, newest first. The casts let the row comparison use the index on both columns. */
export function after(at: AnyColumn, id: AnyColumn, place: Place | null): SQL | undefined {
  if (!place) return undefined;
  const cast = id.getSQLType() === "uuid" ? sql`::uuid` : sql``;
  if (id.getSQLType() === "uuid" && !z.guid().safeParse(place.id).success) {
    throw new Refusal(400, "cursor", refusalWords.badCursor, { extra: { field: "cursor" } });
  }
  return sql`(${at}, ${id}) < (${place.at.toISOString()}::timestamptz, ${place.id}${cast})`;
}

/** The indexes are `desc nulls last`; an order that says less would not use them. */
export const newestFirst = (at: AnyColumn, id: AnyColumn): SQL[] => [sql`${at} desc nulls last`, sql`${id} desc nulls last`];

export const iso = (at: Date): string => at.toISOString();
export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

/** `order:5001` as type and id; the id may hold colons and may be missing. */
export function entityIn(text: string): { type: string; id: string | null } {
  const colon = text.indexOf(":");
  return colon < 0 ? { type: text, id: null } : { type: text.slice(0, colon), id: text.slice(colon + 1) };
}

/** A text as a prefix for `like`. */
export const startingWith = (text: string): string => `${text.replace(/[\\%_]/g, "\\$&")}%`;

/** A list in the order of its own numbers: lines of a file. */
export function numberOf(query: PageQuery): number {
  if (query.cursor === undefined) return 0;
  const number = Number(Buffer.from(query.cursor, "base64url").toString("utf8"));
  if (!Number.isSafeInteger(number) || number < 0) throw new Refusal(400, "cursor", refusalWords.badCursor, { extra: { field: "cursor" } });
  return number;
}

export function pageByNumber<Row, Item>(
  rows: readonly Row[],
  query: PageQuery,
  number: (row: Row) => number,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, rowsOf(query));
  const last = shown.at(-1);
  const next = rows.length > shown.length && last !== undefined ? Buffer.from(String(number(last))).toString("base64url") : null;
  return { items: shown.map(item), next };
}
